package io.hawcx.emulator.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * Requests that no decent client sends, made from ones that it does. The same number
 * gives the same bytes.
 */
final class HostileRequests {

	private static final List<String> TARGETS = List.of("/", "/emulator", "/emulator/credentials",
			"/emulator/style.css", "/emulator/sdk.js", "/v1/auth", "/emulator/approvals",
			"/.well-known/openid-configuration", "/.well-known/jwks.json",
			"/authorize?response_type=code&client_id=x&redirect_uri=http://localhost/&scope=openid&state=s",
			"/authorize/resume?op=x&client_id=x", "/login?op=x", "/login", "/step-up?token=x", "/step-up",
			"/oauth2/token", "/internal/mint-code", "/v1/management/users/phone", "/v1/management/stepup/consume",
			"/emulator/faults", "/emulator/requests");

	private static final List<String> PIECES = List.of("/../", "/./", "//", "/%2e%2e/", "/%2f", "\\", "%00", "%", "%zz",
			"%c0%af", ";", "#", "?", "&", "=", " ", "\t", "\u0000", "\u007f", "\u00ff", "'\"><script>alert(1)</script>",
			"${7*7}", "{{title}}", "http://evil.example/", "@", ":", "*", "..;/", "%0d%0aX-Evil:%201", "\r", "\n",
			"\r\nX-Evil: 1");

	private static final List<String> METHODS = List.of("GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE",
			"CONNECT", "PATCH", "get", "G\u0000T", "", "GET GET", "M".repeat(9000), "PRI");

	private static final List<String> VERSIONS = List.of("HTTP/1.1", "HTTP/1.0", "HTTP/0.9", "HTTP/2.0", "HTTP/9.9",
			"HTTP/1.", "HTTP/-1.1", "http/1.1", "HTTPS/1.1", "", "HTTP/1.1 HTTP/1.1", "HTTP/99999999999.1");

	private static final List<String> HEADERS = List.of("Host: evil.example", "Host:", "Host: localhost:99999999",
			"Content-Length: -1", "Content-Length: 99999999999999999999", "Content-Length: 1, 2", "Content-Length: x",
			"Content-Length: +5", "Transfer-Encoding: chunked", "Transfer-Encoding: gzip, chunked",
			"Transfer-Encoding: xchunked", "Transfer-Encoding: identity", "Transfer-Encoding: chunked, chunked",
			"Expect: 100-continue", "Expect: nonsense", "Connection: upgrade", "Upgrade: h2c",
			"Connection: close, Host", " folded", "\tfolded: x", "no colon", ":", ": empty name", "Na me: x",
			"X\u0000: y", "X: \u0000\u0001\u00ff", "Cookie: " + "c=d; ".repeat(2000), "Authorization: Bearer a.b.c",
			"Authorization: Bearer " + ".".repeat(500), "Authorization: bearer", "X-Config-Id: \u00e9",
			"X-Timestamp: 99999999999999999999", "X-Timestamp: 1", "X-Signature: ====", "X-Signature: AA",
			"X-Key-Id: ../../x", "X-Signature-Alg: ed25519", "X-Enc-Alg: x25519-aesgcm", "X-Consumer-Id: 1",
			"Content-Type: application/json", "Content-Type: application/x-www-form-urlencoded", "Content-Type: ;;;",
			"Content-Type: application/json;charset=x", "X: " + "y".repeat(20_000), "X".repeat(20_000) + ": y",
			"Accept-Encoding: gzip;q=-1", "Range: bytes=0-,1-");

	private static final List<String> BODIES = List.of("", "{}", "[]", "null", "{\"a\":1,\"a\":2}", "{\"a\":",
			"\ufeff{}", "{\"ttl\":1e999999999}", "{\"sub\":" + "[".repeat(5000), "{\"sub\":\"\\ud800\"}",
			"{\"userid\":{\"a\":[]},\"phone\":1}",
			"{\"enc\":\"x25519-aesgcm\",\"epk\":\"AA\",\"iv\":\"AA\",\"ct\":\"AA\"}",
			"grant_type=authorization_code&code=x&code_verifier=" + "v".repeat(43) + "&client_id=x",
			"grant_type=a&grant_type=b", "op=%zz&csrf=%", "op=" + "<script>".repeat(50), "email=%00&code=%ff%fe",
			"client_assertion=a.b.c&client_assertion_type=x&grant_type=authorization_code&client_id=x",
			"&".repeat(3000), "=".repeat(3000), "token=" + "A".repeat(100_000));

	private static final List<String> CHUNKS = List.of("0\r\n\r\n", "5\r\nhello\r\n0\r\n\r\n", "-1\r\n\r\n",
			"ffffffffffffffff\r\n", "7fffffff\r\nx", "5;ext=\"\u0000\"\r\nhello\r\n0\r\n\r\n", "5\r\nhello0\r\n\r\n",
			"zz\r\n\r\n", "5\nhello\n0\n\n", "0\r\nTrailer: x\r\nno colon\r\n\r\n",
			"1\r\nx\r\n".repeat(3000) + "0\r\n\r\n", "5 \r\nhello\r\n0\r\n\r\n", "0x5\r\nhello\r\n0\r\n\r\n");

	private final Random random;

	private HostileRequests(long number) {
		this.random = new Random(0x5eedL * 31 + number * 0x9e3779b97f4a7c15L);
	}

	/**
	 * Return what is sent over one connection.
	 * @param number which
	 * @param authority the emulator's host and port
	 * @return the bytes
	 */
	static byte[] of(int number, String authority) {
		return new HostileRequests(number).bytes(authority);
	}

	private byte[] bytes(String authority) {
		if (chance(3)) {
			return garbage();
		}
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (int i = chance(10) ? 3 : 1; i > 0; i--) {
			bytes.writeBytes(
					request(authority).getBytes(chance(50) ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1));
		}
		return damaged(bytes.toByteArray());
	}

	private String request(String authority) {
		boolean chunked = chance(20);
		String body = chance(60) ? pick(BODIES) : "";
		StringBuilder text = new StringBuilder();
		text.append(chance(15) ? pick(METHODS) : pick(METHODS.subList(0, 2)))
			.append(chance(3) ? "  " : " ")
			.append(target(authority))
			.append(' ')
			.append(chance(10) ? pick(VERSIONS) : "HTTP/1.1")
			.append(lineEnd());
		if (!chance(5)) {
			text.append("Host: ").append(authority).append(lineEnd());
		}
		for (int i = this.random.nextInt(4); i > 0; i--) {
			text.append(pick(HEADERS)).append(lineEnd());
		}
		if (chance(1)) {
			text.append("X-Many: 1\r\n".repeat(150));
		}
		if (chunked) {
			text.append("Transfer-Encoding: chunked").append(lineEnd());
		}
		else if (!body.isEmpty()) {
			int length = body.getBytes(StandardCharsets.UTF_8).length + (chance(10) ? this.random.nextInt(20) - 10 : 0);
			text.append("Content-Length: ").append(length).append(lineEnd());
		}
		return text.append(lineEnd()).append(chunked ? pick(CHUNKS) : body).toString();
	}

	private String target(String authority) {
		String target = pick(TARGETS);
		for (int i = chance(40) ? 1 + this.random.nextInt(3) : 0; i > 0; i--) {
			int at = this.random.nextInt(target.length() + 1);
			target = target.substring(0, at) + pick(PIECES) + target.substring(at);
		}
		List<UnaryOperator<String>> shapes = List.of((text) -> text, (text) -> "http://" + authority + text,
				(text) -> "http://evil.example" + text, (text) -> "*", (text) -> authority,
				(text) -> text + "?" + "q".repeat(20_000), (text) -> text.substring(Math.min(1, text.length())));
		return (chance(10) ? pick(shapes) : shapes.get(0)).apply(target);
	}

	private byte[] garbage() {
		byte[] bytes = new byte[1 + this.random.nextInt(600)];
		this.random.nextBytes(bytes);
		return bytes;
	}

	private byte[] damaged(byte[] bytes) {
		for (int i = chance(15) ? 1 + this.random.nextInt(4) : 0; i > 0 && bytes.length > 0; i--) {
			bytes[this.random.nextInt(bytes.length)] = (byte) this.random.nextInt(256);
		}
		return chance(5) ? java.util.Arrays.copyOf(bytes, this.random.nextInt(bytes.length + 1)) : bytes;
	}

	private String lineEnd() {
		return chance(1) ? "\n" : "\r\n";
	}

	private <T> T pick(List<T> all) {
		return all.get(this.random.nextInt(all.size()));
	}

	private boolean chance(int percent) {
		return this.random.nextInt(100) < percent;
	}

}
