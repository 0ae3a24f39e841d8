package io.hawcx.management;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

import io.hawcx.HawcxListener;
import io.hawcx.delegation.DelegationKeys;
import io.hawcx.http.BaseUrl;
import io.hawcx.internal.Arguments;
import io.hawcx.internal.DocumentFetcher;
import io.hawcx.internal.Libraries;
import io.hawcx.internal.SettingNames;
import io.hawcx.internal.exchange.RequestRetrier;
import io.hawcx.internal.exchange.RequestSender;
import io.hawcx.internal.jose.JwksCache;
import io.hawcx.internal.jose.KeySets;
import io.hawcx.key.SigningKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The options of a client while it is built, already checked one by one.
 */
final class ManagementOptions {

	private static final Logger logger = LoggerFactory.getLogger(StepUpClient.class);

	private static final Set<String> PROTOCOL_HEADERS = Set.of("apikey", "authorization", "content-type", "x-enc-alg",
			"x-hawcx-protocol-version", "x-key-id", "x-relying-party", "x-signature", "x-signature-alg", "x-timestamp");

	private static final Duration MAX_FETCH_TIME = Duration.ofSeconds(5);

	final BaseUrl baseUrl;

	private final String configId;

	String apiPrefix = "/v1";

	Map<String, String> extraHeaders = Map.of();

	String tenantHeaderName = "X-Config-Id";

	String tenantHeaderValue;

	@Nullable String apiKey;

	String protocolVersion = "2";

	@Nullable String relyingParty;

	@Nullable Supplier<DelegationKeys> keys;

	@Nullable String clientId;

	@Nullable Supplier<SigningKey> signingKey;

	Duration tokenLifetime = Duration.ofSeconds(60);

	@Nullable URI jwksUrl;

	Duration jwksCacheTtl = Duration.ofHours(1);

	KeySets keySets = new KeySets();

	@Nullable ReplayStore replayStore;

	HawcxListener listener = HawcxListener.NONE;

	SettingNames names = SettingNames.DEFAULT;

	// Known when the way to authenticate has been made.
	IntSupplier rememberedReplies = () -> 0;

	boolean responseSignatureCheck = true;

	Duration timeout = Duration.ofSeconds(15);

	int maxAttempts = RequestRetrier.MAX_ATTEMPTS;

	Duration clockSkew = Duration.ofSeconds(300);

	Clock clock = Clock.systemUTC();

	ManagementOptions(String baseUrl, String configId) {
		Libraries.require();
		this.baseUrl = BaseUrl.of(Arguments.requireNonNull("baseUrl", baseUrl));
		this.tenantHeaderValue = Arguments.requirePrintable("configId", configId);
		this.configId = configId;
	}

	void tenantHeader(String name, String value) {
		Arguments.requireHeaderName("tenantHeader name", name);
		Arguments.requireHeaderValue("tenantHeader value", value);
		Arguments.requireHeaders("tenantHeader", Map.of(name, value));
		if (PROTOCOL_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
			throw new IllegalArgumentException(
					"tenantHeader name must not be " + name + ", which the protocol sets itself");
		}
		this.tenantHeaderName = name;
		this.tenantHeaderValue = value;
	}

	Map<String, String> commonHeaders() {
		Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		headers.put(this.tenantHeaderName, this.tenantHeaderValue);
		headers.put("Content-Type", "application/json");
		headers.put("X-Hawcx-Protocol-Version", this.protocolVersion);
		return headers;
	}

	/**
	 * Check that there is exactly one way to authenticate, and nothing of the other.
	 */
	void requireOneAuthentication() {
		if (this.keys == null && this.signingKey == null) {
			throw new IllegalArgumentException("secretKey or signingKey must be set: call one of them before build()");
		}
		if (this.keys != null && this.signingKey != null) {
			throw new IllegalArgumentException("secretKey and signingKey must not both be set: a client "
					+ "authenticates by one of them; leave the other out");
		}
		if (this.signingKey != null && this.apiKey != null) {
			throw new IllegalArgumentException(
					"apiKey must not be set beside signingKey: only delegation sends it; leave it out");
		}
	}

	Supplier<Authentication> authentication(RequestSender sender, RequestRetrier retrier) {
		Map<String, String> headers = new HashMap<>();
		if (this.relyingParty != null) {
			headers.put("X-Relying-Party", this.relyingParty);
		}
		Supplier<DelegationKeys> keys = this.keys;
		if (keys != null) {
			headers.put("apikey", (this.apiKey != null) ? this.apiKey : this.configId);
			RotatingDelegationAuthentication rotating = new RotatingDelegationAuthentication(keys, headers, this.clock,
					this.clockSkew, this.replayStore);
			this.rememberedReplies = rotating::rememberedReplies;
			return rotating;
		}
		BearerTokenSigner tokens = new BearerTokenSigner(Objects.requireNonNull(this.clientId),
				Objects.requireNonNull(this.signingKey), this.tokenLifetime, this.clock);
		Authentication bearer = new BearerAuthentication(tokens, signatures(sender, retrier), headers, this.clock);
		return () -> bearer;
	}

	private @Nullable ResponseSignatures signatures(RequestSender sender, RequestRetrier retrier) {
		if (!this.responseSignatureCheck) {
			logger.warn("Signatures of management replies from {} are not checked, since responseSignatureCheck was "
					+ "switched off; anybody between here and Hawcx can forge replies.", this.baseUrl);
			return null;
		}
		URI address = (this.jwksUrl != null) ? this.jwksUrl : URI.create(this.baseUrl + "/.well-known/jwks.json");
		Duration fetchTimeout = (this.timeout.compareTo(MAX_FETCH_TIME) < 0) ? this.timeout : MAX_FETCH_TIME;
		JwksCache keys = this.keySets.get(address, new DocumentFetcher(sender, retrier, fetchTimeout),
				this.jwksCacheTtl, this.clock);
		ReplayStore replays = (this.replayStore != null) ? this.replayStore : ReplayStore.inMemory();
		if (replays instanceof MemoryReplayStore memory) {
			this.rememberedReplies = memory::size;
		}
		return new ResponseSignatures(keys, fetchTimeout, this.clock, this.clockSkew, replays);
	}

}
