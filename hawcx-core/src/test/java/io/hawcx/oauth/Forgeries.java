package io.hawcx.oauth;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.hawcx.internal.Base64Url;
import io.hawcx.internal.Json;

/**
 * One good id_token and what becomes of it when exactly one thing is changed and, where
 * the change is inside, the token is signed again with the right key.
 */
final class Forgeries {

	static final String NONCE = "n-0S6_WzA2Mj";

	private static final long NOW = TestIssuer.NOW;

	private static final Object[] NO_STRINGS = { true, 7, List.of(), List.of("x"), Map.of(), Map.of("x", "y") };

	private final TokenAlgorithm algorithm;

	private final Map<String, Object> header = new LinkedHashMap<>();

	private final Map<String, Object> claims = new LinkedHashMap<>();

	/** Token to rule. */
	private final Map<String, String> forged = new LinkedHashMap<>();

	Forgeries(TokenAlgorithm algorithm) {
		this.algorithm = algorithm;
		this.header.put("alg", algorithm.jose);
		this.header.put("kid", algorithm.key.keyId());
		this.header.put("typ", "JWT");
		this.claims.put("iss", TestIssuer.ISSUER);
		this.claims.put("sub", "usr_1");
		this.claims.put("aud", TestIssuer.CLIENT);
		this.claims.put("iat", NOW);
		this.claims.put("exp", NOW + 60);
		this.claims.put("nbf", NOW);
		this.claims.put("auth_time", NOW - 5);
		this.claims.put("nonce", NONCE);
		this.claims.put("email", "user@example.com");
	}

	String good() {
		return sign(Json.write(this.header), Json.write(this.claims));
	}

	Map<String, String> all() {
		algorithms();
		headers();
		texts();
		dates();
		documents();
		signatures();
		spellings();
		return this.forged;
	}

	private void algorithms() {
		withoutHeader("alg", "(alg)");
		header("alg", "alg", NO_STRINGS);
		header("alg", "alg", null, "", "none", "None", "NONE", "nOnE", "HS256", "HS384", "HS512", "RS256", "RS384",
				"RS512", "PS256", "PS384", "PS512", "ES384", "ES256K", "Ed25519", "Ed448", "dir", "A256KW",
				this.algorithm.jose.toLowerCase(Locale.ROOT), this.algorithm.jose + " ", " " + this.algorithm.jose,
				this.algorithm.jose + "\u0000", "\uff25" + this.algorithm.jose.substring(1));
		for (TokenAlgorithm another : TokenAlgorithm.values()) {
			if (another != this.algorithm) {
				header("alg", "(alg)", another.jose);
				header("kid", "(alg)", another.key.keyId());
			}
		}
	}

	private void headers() {
		withoutHeader("kid", "(kid)");
		String keyId = this.algorithm.key.keyId();
		header("kid", "kid", NO_STRINGS);
		header("kid", "kid", null, "", "unknown", keyId + " ", " " + keyId, keyId.toLowerCase(Locale.ROOT),
				keyId + "\u0000", "../../dev/null", "' OR 1=1 --", keyId.substring(1));
		header("kid", "its signature is wrong", this.algorithm.other.keyId());
		header("typ", "typ", NO_STRINGS);
		header("typ", "typ", null, "", "jwt", "Jwt", "at+jwt", "JWE", "JOSE", "JOSE+JSON", "application/jwt", "JWT ",
				"logout+jwt", "dpop+jwt");
		header("crit", "(crit)", null, "", "exp", true, List.of(), List.of("b64"), List.of("exp"), List.of("alg"),
				List.of("x"), List.of(7), Map.of());
		for (String name : List.of("jwk", "x5c", "jku", "x5u", "x5t", "x5t#S256")) {
			Object value = switch (name) {
				case "jwk" -> this.algorithm.attacker.publicJwk();
				case "x5c" -> List.of("MIIB");
				default -> "https://attacker.example.com/" + name.hashCode();
			};
			Map<String, Object> changed = new LinkedHashMap<>(this.header);
			changed.put(name, value);
			put(sign(Json.write(changed), Json.write(this.claims), this.algorithm.attacker), "its signature is wrong");
		}
	}

	private void texts() {
		String issuer = TestIssuer.ISSUER;
		withoutClaim("iss", "iss is missing");
		claim("iss", "iss", NO_STRINGS);
		claim("iss", "iss", null, "", issuer + "/", issuer + " ", " " + issuer, issuer.replace("https", "http"),
				issuer.replace("idp", "IDP"), issuer + ":443", issuer + "#", issuer + "?a=b", issuer + "/a/..",
				issuer + ".attacker.example.com", "https://attacker.example.com", "idp.example.com", List.of(issuer));
		withoutClaim("sub", "sub is missing");
		claim("sub", "sub", NO_STRINGS);
		claim("sub", "sub", null, "", List.of("usr_1"));
		withoutClaim("aud", "aud is missing");
		String client = TestIssuer.CLIENT;
		claim("aud", "aud", null, "", true, 7, Map.of(), Map.of(client, client), List.of(), List.of("x"), List.of(7),
				List.of(client, 7), List.of(List.of(client)), client + " ", " " + client, client + "," + client,
				client.substring(1), client.toUpperCase(Locale.ROOT), "cfg_123", issuer, Arrays.asList(client, null),
				List.of("x", "y"));
		claim("aud", "(azp)", List.of(client, "x"), List.of("x", client), List.of(client, client));
		claim("azp", "(azp)", NO_STRINGS);
		claim("azp", "(azp)", null, "", "x", client + " ", List.of(client), "cfg_123", issuer);
		withoutClaim("nonce", "nonce");
		claim("nonce", "nonce", NO_STRINGS);
		claim("nonce", "nonce", null, "", "x", NONCE + " ", " " + NONCE, NONCE.toLowerCase(Locale.ROOT),
				NONCE + "\u0000", NONCE.substring(1), List.of(NONCE));
	}

	private void dates() {
		for (String name : List.of("exp", "iat", "nbf", "auth_time")) {
			claim(name, name, null, "", true, List.of(), Map.of(), List.of(NOW), String.valueOf(NOW + 30),
					"2026-11-14T12:00:00Z", 1e300, -1e300, BigInteger.TEN.pow(40));
		}
		withoutClaim("exp", "exp is missing");
		claim("exp", "(exp)", 0, -1, 1, 60, NOW - 11, NOW - 10.5, NOW - 3600, -NOW);
		withoutClaim("iat", "iat is missing");
		claim("iat", "(iat)", NOW + 11, NOW + 10.5, NOW + 3600, NOW * 1000);
		claim("nbf", "(nbf)", NOW + 11, NOW + 10.5, NOW + 3600, NOW * 1000);
	}

	private void documents() {
		byte[] goodHeader = Json.write(this.header);
		byte[] goodPayload = Json.write(this.claims);
		for (byte[] bad : damaged(goodHeader, "alg", this.algorithm.jose)) {
			put(sign(bad, goodPayload), "its header is");
		}
		for (byte[] bad : damaged(goodPayload, "sub", "usr_1")) {
			put(sign(goodHeader, bad), "its payload is");
		}
		this.header.forEach((name, value) -> put(sign(repeat(goodHeader, name, value), goodPayload), "its header is"));
		this.claims.forEach((name, value) -> put(sign(goodHeader, repeat(goodPayload, name, value)), "its payload is"));
		String nested = good();
		put(sign(goodHeader, nested.getBytes(StandardCharsets.UTF_8)), "its payload is");
	}

	private static List<byte[]> damaged(byte[] json, String name, String value) {
		String text = new String(json, StandardCharsets.UTF_8);
		String inner = text.substring(1, text.length() - 1);
		byte[] notUtf8 = json.clone();
		notUtf8[text.indexOf(value)] = (byte) 0xFF;
		return List.of(notUtf8, text.getBytes(StandardCharsets.UTF_16), text.getBytes(StandardCharsets.UTF_16LE),
				("\uFEFF" + text).getBytes(StandardCharsets.UTF_8), utf8(text + "x"), utf8(text + text),
				utf8("[" + text + "]"), utf8("null"), utf8("true"), utf8("7"), utf8("\"x\""), utf8("[]"), utf8(""),
				utf8(" "), utf8("{"), utf8("{" + inner), utf8(inner + "}"), utf8("{" + inner + ",}"),
				utf8("{," + inner + "}"), utf8("{/**/" + inner + "}"), utf8("{" + inner + "}//"),
				utf8(text.replace('"', '\'')), utf8("{" + inner + ",\"x\":NaN}"), utf8("{" + inner + ",\"x\":01}"),
				utf8("{" + inner + ",\"x\":\"\t\"}"), utf8("{" + inner + ",x:1}"), utf8("{" + inner + ";}"),
				utf8("{" + inner + ",\"\\u00" + Integer.toHexString(name.charAt(0)) + name.substring(1) + "\":1}"),
				utf8("{" + inner + ",\"x\":" + "[".repeat(2000) + "]".repeat(2000) + "}"),
				utf8("{" + inner + ",\"x\":" + "1".repeat(2000) + "}"));
	}

	private static byte[] repeat(byte[] json, String name, Object value) {
		String member = new String(Json.write(Map.of(name, value)), StandardCharsets.UTF_8);
		String text = new String(json, StandardCharsets.UTF_8);
		return utf8(text.substring(0, text.length() - 1) + "," + member.substring(1));
	}

	private void signatures() {
		String[] parts = good().split("\\.");
		String input = parts[0] + "." + parts[1] + ".";
		byte[] signature = Base64Url.decode(parts[2]);
		for (int i = 0; i < signature.length; i++) {
			byte[] changed = signature.clone();
			changed[i] ^= (byte) (1 << (i % 8));
			put(input + Base64Url.encode(changed), "its signature is wrong");
		}
		byte[] payload = Base64Url.decode(parts[1]);
		for (int i = 0; i < payload.length; i += 4) {
			byte[] changed = payload.clone();
			changed[i] ^= 1;
			put(parts[0] + "." + Base64Url.encode(changed) + "." + parts[2], "its signature is wrong");
		}
		int half = signature.length / 2;
		for (byte[] changed : List.of(new byte[0], new byte[1], new byte[signature.length],
				Arrays.copyOf(signature, half), Arrays.copyOf(signature, signature.length - 1),
				Arrays.copyOf(signature, signature.length + 1), Arrays.copyOf(signature, signature.length + 2),
				concat(Arrays.copyOfRange(signature, half, signature.length), Arrays.copyOf(signature, half)),
				concat(new byte[half], Arrays.copyOfRange(signature, half, signature.length)),
				concat(Arrays.copyOf(signature, half), new byte[half]), concat(signature, signature),
				signatureOf(this.algorithm.other, input), signatureOf(this.algorithm.attacker, input),
				this.algorithm.key.sign(utf8(parts[0] + "." + new String(payload, StandardCharsets.UTF_8))),
				this.algorithm.key.sign(payload), this.algorithm.key.sign(utf8(parts[1])))) {
			put(input + Base64Url.encode(changed), "its signature is wrong");
		}
		for (TokenAlgorithm another : TokenAlgorithm.values()) {
			if (another != this.algorithm) {
				put(input + Base64Url.encode(signatureOf(another.key, input)), "its signature is wrong");
			}
		}
	}

	private void spellings() {
		String token = good();
		String[] parts = token.split("\\.");
		for (int i = 0; i < 3; i++) {
			String rule = "its " + List.of("header", "payload", "signature").get(i) + " is";
			for (String spelled : List.of(parts[i] + "=", parts[i] + "==", parts[i] + " ", " " + parts[i],
					parts[i] + "\n", parts[i] + "\r\n", parts[i] + "\t", parts[i] + "\u0000", parts[i] + "%3D",
					parts[i] + "+", parts[i] + "/", parts[i] + "\u00e9", "*" + parts[i], parts[i] + "A".repeat(5))) {
				String[] changed = parts.clone();
				changed[i] = spelled;
				String rest = spelled.endsWith("AAAAA") ? "" : rule;
				put(String.join(".", changed), rest);
			}
		}
		String structure = "it does not consist of three parts";
		for (String spelled : List.of(token + ".", "." + token, token + ".x", "x." + token, token + "." + token,
				parts[0] + "." + parts[1], parts[0], "", ".", token.replace('.', ':'), token.replace(".", ".."),
				token.replace('.', ' '), parts[0] + "." + parts[1] + "." + parts[2] + "..")) {
			put(spelled, structure);
		}
		put("..", "its header is");
		put("." + parts[1] + "." + parts[2], "its header is");
		put(parts[0] + ".." + parts[2], "its signature is wrong");
		put("Bearer " + token, "its header is");
		put("\"" + token + "\"", "its header is");
		put("{\"payload\":\"" + parts[1] + "\",\"protected\":\"" + parts[0] + "\",\"signature\":\"" + parts[2] + "\"}",
				structure);
		put(parts[1] + "." + parts[0] + "." + parts[2], "(alg)");
		put(standardAlphabet(parts), "its signature is");
	}

	// Found in any signature: its last letters are padded, or a letter differs.
	private static String standardAlphabet(String[] parts) {
		byte[] signature = Base64Url.decode(parts[2]);
		return parts[0] + "." + parts[1] + "." + Base64.getEncoder().encodeToString(signature) + "+";
	}

	private void header(String name, String rule, Object... values) {
		for (Object value : values) {
			Map<String, Object> changed = new LinkedHashMap<>(this.header);
			changed.put(name, value);
			put(sign(Json.write(changed), Json.write(this.claims)), rule);
		}
	}

	private void withoutHeader(String name, String rule) {
		Map<String, Object> changed = new LinkedHashMap<>(this.header);
		changed.remove(name);
		put(sign(Json.write(changed), Json.write(this.claims)), rule);
	}

	private void claim(String name, String rule, Object... values) {
		for (Object value : values) {
			Map<String, Object> changed = new LinkedHashMap<>(this.claims);
			changed.put(name, value);
			put(sign(Json.write(this.header), Json.write(changed)), rule);
		}
	}

	private void withoutClaim(String name, String rule) {
		Map<String, Object> changed = new LinkedHashMap<>(this.claims);
		changed.remove(name);
		put(sign(Json.write(this.header), Json.write(changed)), rule);
	}

	private String sign(byte[] headerJson, byte[] payload) {
		return sign(headerJson, payload, this.algorithm.key);
	}

	private static String sign(byte[] headerJson, byte[] payload, TokenAlgorithm.Key key) {
		String input = Base64Url.encode(headerJson) + "." + Base64Url.encode(payload);
		return input + "." + Base64Url.encode(key.sign(input.getBytes(StandardCharsets.US_ASCII)));
	}

	private static byte[] signatureOf(TokenAlgorithm.Key key, String inputAndDot) {
		return key.sign(utf8(inputAndDot.substring(0, inputAndDot.length() - 1)));
	}

	private void put(String token, String rule) {
		this.forged.put(token, rule);
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static byte[] concat(byte[] first, byte[] second) {
		byte[] both = Arrays.copyOf(first, first.length + second.length);
		System.arraycopy(second, 0, both, first.length, second.length);
		return both;
	}

}
