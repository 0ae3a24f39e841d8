package io.hawcx.secretscan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The private keys of the vectors, which tests use everywhere, in each spelling that a
 * careless line could give them.
 */
final class KnownKeys {

	private static final Pattern MEMBER = Pattern.compile("\"(\\w+)\"\\s*:\\s*\"((?:[^\"\\\\]++|\\\\.)*+)\"");

	private static final Pattern PRIVATE = Pattern.compile(
			"d|blob|secret_key|jwt|sample|token|(\\w+_)?priv(ate)?|(\\w+_)?pem|sp_(signing|encryption)_key(_rsa)?");

	private static final String BLOB = "hwx_sk_v1_";

	private static final int KEY_BYTES = 32;

	private final Secrets secrets;

	KnownKeys(Secrets secrets) {
		this.secrets = secrets;
	}

	void addVectors(Path folder) {
		try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
			for (Path file : files) {
				addMembers(Files.readString(file));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void addMembers(String json) {
		Matcher member = MEMBER.matcher(json);
		while (member.find()) {
			if (PRIVATE.matcher(member.group(1)).matches()) {
				add(member.group(2).replace("\\n", "\n"));
			}
		}
	}

	/**
	 * Add a key in any of the ways in which Hawcx writes one.
	 * @param key a blob, PEM, base64url or hex; anything else is taken as it is
	 */
	void add(String key) {
		this.secrets.addText(key);
		if (key.startsWith(BLOB)) {
			decode(key.substring(BLOB.length()).replace("=", ""), Base64.getUrlDecoder(),
					(json) -> addMembers(new String(json, StandardCharsets.UTF_8)));
		}
		else if (key.contains("PRIVATE KEY-----")) {
			key.lines().filter((line) -> !line.startsWith("-----")).forEach(this.secrets::addText);
			// A PKCS#8 key of 48 bytes ends in the raw one.
			decode(key.replaceAll("-----[A-Z ]+-----|\\s", ""), Base64.getDecoder(), (der) -> {
				if (der.length == KEY_BYTES + 16) {
					addRaw(Arrays.copyOfRange(der, 16, der.length));
				}
			});
		}
		else if (key.matches("[0-9a-f]{64}")) {
			addRaw(HexFormat.of().parseHex(key));
		}
		else if (key.matches("[\\w-]{43}")) {
			decode(key, Base64.getUrlDecoder(), this::addRaw);
		}
	}

	private static void decode(String text, Base64.Decoder decoder, java.util.function.Consumer<byte[]> then) {
		byte[] decoded;
		try {
			decoded = decoder.decode(text);
		}
		catch (IllegalArgumentException ex) {
			// One of the bad vectors: there is no key in it.
			return;
		}
		then.accept(decoded);
	}

	private void addRaw(byte[] key) {
		this.secrets.addText(Base64.getUrlEncoder().withoutPadding().encodeToString(key));
		this.secrets.addText(Base64.getEncoder().withoutPadding().encodeToString(key));
		this.secrets.addText(HexFormat.of().formatHex(key));
		this.secrets.addText(HexFormat.of().withUpperCase().formatHex(key));
		String numbers = Arrays.toString(key);
		this.secrets.addText(numbers.substring(1, numbers.length() - 1));
	}

}
