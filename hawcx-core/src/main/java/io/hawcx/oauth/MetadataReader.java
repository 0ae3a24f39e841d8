package io.hawcx.oauth;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.hawcx.DiscoveryException;
import io.hawcx.http.HttpUrls;
import io.hawcx.internal.Json;
import io.hawcx.internal.jose.VerificationKey;
import org.jspecify.annotations.Nullable;

/**
 * Reads one discovery document strictly; every refusal names the member and the address.
 */
final class MetadataReader {

	private static final int MAX_QUOTE = 200;

	private static final String ALGORITHMS = "id_token_signing_alg_values_supported";

	private final Map<String, Object> document;

	private final String issuer;

	private final URI address;

	private MetadataReader(Map<String, Object> document, String issuer, URI address) {
		this.document = document;
		this.issuer = issuer;
		this.address = address;
	}

	static ProviderMetadata read(byte[] document, String issuer, URI address) {
		try {
			return new ProviderMetadata(new MetadataReader(Json.readObject(document), issuer, address));
		}
		catch (IllegalArgumentException ex) {
			throw new DiscoveryException("The discovery document at " + address + " is " + ex.getMessage()
					+ "; check that the issuer is Hawcx's address");
		}
	}

	String issuer() {
		Object written = required("issuer");
		if (!this.issuer.equals(written)) {
			String refusal = text("issuer",
					"is not the configured issuer " + this.issuer + quote(String.valueOf(written)));
			throw new DiscoveryException(refusal, new OtherIssuerException(refusal));
		}
		return this.issuer;
	}

	String requiredUrl(String member) {
		return url(member, required(member));
	}

	@Nullable String optionalUrl(String member) {
		Object value = this.document.get(member);
		return (value != null) ? url(member, value) : null;
	}

	Set<String> algorithms() {
		required(ALGORITHMS);
		Set<String> allowed = new LinkedHashSet<>();
		for (String algorithm : strings(ALGORITHMS)) {
			if (VerificationKey.ALGORITHMS.contains(algorithm)) {
				allowed.add(algorithm);
			}
		}
		if (allowed.isEmpty()) {
			throw refusal(ALGORITHMS, "has none of " + VerificationKey.ALGORITHMS);
		}
		return Collections.unmodifiableSet(allowed);
	}

	@Nullable List<String> optionalStrings(String member) {
		return (this.document.get(member) != null) ? strings(member) : null;
	}

	boolean flag(String member) {
		Object value = this.document.get(member);
		if (value == null || value instanceof Boolean) {
			return Boolean.TRUE.equals(value);
		}
		throw refusal(member, "is not a boolean");
	}

	private List<String> strings(String member) {
		if (this.document.get(member) instanceof List<?> values && values.stream().allMatch(String.class::isInstance)) {
			return values.stream().map(String.class::cast).toList();
		}
		throw refusal(member, "is not an array of strings");
	}

	private Object required(String member) {
		Object value = this.document.get(member);
		if (value == null) {
			throw refusal(member, "is missing");
		}
		return value;
	}

	private String url(String member, Object value) {
		if (!(value instanceof String url)) {
			throw refusal(member, "is not a string");
		}
		try {
			HttpUrls.requireAbsolute(member, url);
		}
		catch (IllegalArgumentException ex) {
			throw new DiscoveryException(
					"The discovery document at " + this.address + " is refused: " + ex.getMessage());
		}
		return url;
	}

	// Whoever answers there is not known, so that only an address is repeated.
	private static String quote(String issuer) {
		try {
			return (issuer.length() <= MAX_QUOTE) ? " but " + HttpUrls.requireAbsolute("issuer", issuer) : "";
		}
		catch (IllegalArgumentException ex) {
			return "";
		}
	}

	private DiscoveryException refusal(String member, String problem) {
		return new DiscoveryException(text(member, problem));
	}

	private String text(String member, String problem) {
		return "The discovery document at " + this.address + " is refused: " + member + " " + problem;
	}

}
