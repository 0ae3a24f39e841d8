package io.hawcx.benchmark;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;
import io.hawcx.http.HttpTransport;
import io.hawcx.key.SigningKey;
import io.hawcx.oauth.ClientAssertionSigner;
import io.hawcx.oauth.ExchangeResult;
import io.hawcx.oauth.HawcxOAuth;
import io.hawcx.oauth.HawcxOAuthBuilder;
import io.hawcx.observation.HttpObservations;
import io.micrometer.observation.ObservationRegistry;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a login costs in this library alone: a code is exchanged over a transport that
 * answers from memory, and the id_token (ES256) verified.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init")
public class ExchangeBenchmark {

	private static final String ISSUER = "http://127.0.0.1:1";

	private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

	/**
	 * A public client, one that signs assertions, or that one observed.
	 */
	@Param({ "public", "signing", "observed" })
	public String client = "public";

	private HawcxOAuth oauth;

	@Setup
	public void prepare() throws GeneralSecurityException {
		HttpTransport transport = answers();
		if ("observed".equals(this.client)) {
			ObservationRegistry registry = ObservationRegistry.create();
			registry.observationConfig().observationHandler((context) -> true);
			transport = HttpObservations.of(registry).observe(transport);
		}
		HawcxOAuthBuilder builder = HawcxOAuth.builder(ISSUER, "benchmark", "client").transport(transport);
		if (!"public".equals(this.client)) {
			builder.clientAssertion(ClientAssertionSigner.ed25519(SigningKey.generate("benchmark")));
		}
		this.oauth = builder.build();
	}

	/**
	 * Exchange a code and verify what comes.
	 * @return who signed in
	 */
	@Benchmark
	public ExchangeResult exchange() {
		return this.oauth.exchangeCode("a-code-of-thirty-two-characters-", VERIFIER);
	}

	private static HttpTransport answers() throws GeneralSecurityException {
		KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
		generator.initialize(new ECGenParameterSpec("secp256r1"));
		KeyPair pair = generator.generateKeyPair();
		byte[] discovery = utf8(("{'issuer':'" + ISSUER + "','authorization_endpoint':'" + ISSUER
				+ "/authorize','token_endpoint':'" + ISSUER + "/token','jwks_uri':'" + ISSUER
				+ "/jwks','id_token_signing_alg_values_supported':['ES256'],'response_types_supported':['code'],"
				+ "'subject_types_supported':['public']}")
			.replace('\'', '"'));
		byte[] keys = utf8(jwks((ECPublicKey) pair.getPublic()));
		byte[] token = utf8("{\"token_type\":\"Bearer\",\"expires_in\":3600,\"id_token\":\"" + idToken(pair) + "\"}");
		return new HttpTransport() {

			@Override
			public HttpResponse send(HttpRequest request) {
				String path = request.uri().getPath();
				byte[] body = path.endsWith("/token") ? token : path.endsWith("/jwks") ? keys : discovery;
				return new HttpResponse(200, Map.of("Content-Type", List.of("application/json")), body);
			}

			@Override
			public void close() {
			}

		};
	}

	private static String jwks(ECPublicKey key) {
		return "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"key\",\"use\":\"sig\",\"alg\":\"ES256\",\"x\":\""
				+ Wire.encode(coordinate(key.getW().getAffineX().toByteArray())) + "\",\"y\":\""
				+ Wire.encode(coordinate(key.getW().getAffineY().toByteArray())) + "\"}]}";
	}

	private static byte[] coordinate(byte[] number) {
		byte[] coordinate = new byte[32];
		byte[] digits = (number.length > 32) ? Arrays.copyOfRange(number, 1, 33) : number;
		System.arraycopy(digits, 0, coordinate, 32 - digits.length, digits.length);
		return coordinate;
	}

	private static String idToken(KeyPair pair) throws GeneralSecurityException {
		long now = Clock.systemUTC().instant().getEpochSecond();
		String signed = Wire.encode(utf8("{\"alg\":\"ES256\",\"typ\":\"JWT\",\"kid\":\"key\"}")) + "."
				+ Wire.encode(utf8("{\"iss\":\"" + ISSUER + "\",\"sub\":\"5f9a6c1e-2b3d-4c5e-8f70-112233445566\","
						+ "\"aud\":\"client\",\"iat\":" + now + ",\"exp\":" + (now + 86400) + ",\"auth_time\":" + now
						+ ",\"email\":\"alice@example.com\",\"email_verified\":true,\"name\":\"Alice\"}"));
		Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
		signature.initSign(pair.getPrivate());
		signature.update(utf8(signed));
		return signed + "." + Wire.encode(signature.sign());
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
