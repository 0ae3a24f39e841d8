package io.hawcx.autoconfigure.security;

import java.util.List;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/**
 * A module of the conformance suite whose provider sends one certain id_token.
 */
final class ConformanceModule {

	private static final String REFUSED = "invalid_id_token";

	private static final String WRONG_NONCE = "The id_token carries no nonce, or another";

	private final String name;

	private final BiConsumer<IdTokenDraft, MisbehavingProvider> change;

	private final @Nullable String code;

	private final @Nullable String rule;

	private ConformanceModule(String name, @Nullable String code, @Nullable String rule,
			BiConsumer<IdTokenDraft, MisbehavingProvider> change) {
		this.name = name;
		this.change = change;
		this.code = code;
		this.rule = rule;
	}

	static List<ConformanceModule> all() {
		return List.of(accepted("oidcc-client-test", (token, provider) -> {
		}), refused("oidcc-client-test-invalid-iss", "its issuer (iss) is not the configured one",
				(token, provider) -> token.claims.put("iss", provider.issuer() + "/")),
				refused("oidcc-client-test-missing-sub", "its claim sub is missing",
						(token, provider) -> token.claims.remove("sub")),
				refused("oidcc-client-test-invalid-aud", "its audience (aud) does not hold the client id",
						(token, provider) -> token.claims.put("aud", "another")),
				refused("oidcc-client-test-missing-aud", "its claim aud is missing",
						(token, provider) -> token.claims.remove("aud")),
				refused("oidcc-client-test-missing-iat", "its claim iat is missing",
						(token, provider) -> token.claims.remove("iat")),
				refused("oidcc-client-test-idtoken-sig-none", "its algorithm (alg) is not one of",
						(token, provider) -> token.header.put("alg", "none")),
				refused("oidcc-client-test-invalid-sig-es256", "its signature",
						(token, provider) -> token.damageSignature()),
				refused("oidcc-client-test-invalid-sig-hs256", "its algorithm (alg) is not one of",
						(token, provider) -> token.header.put("alg", "HS256")),
				wrongNonce("oidcc-client-test-nonce-invalid",
						(token, provider) -> token.claims.put("nonce", "another")),
				refused(fapi("invalid-iss"), "its issuer (iss) is not the configured one",
						(token, provider) -> token.claims.put("iss", "https://evil.example")),
				refused(fapi("invalid-missing-iss"), "its claim iss is missing",
						(token, provider) -> token.claims.remove("iss")),
				refused(fapi("invalid-aud"), "its audience (aud) does not hold the client id",
						(token, provider) -> token.claims.put("aud", List.of("another"))),
				refused(fapi("invalid-missing-aud"), "its claim aud is missing",
						(token, provider) -> token.claims.remove("aud")),
				refused(fapi("invalid-secondary-aud"), "it has several audiences (aud) and no authorized party (azp)",
						(token, provider) -> token.claims.put("aud",
								List.of(MisbehavingProvider.CLIENT_ID, "another"))),
				accepted(fapi("valid-aud-as-array"),
						(token, provider) -> token.claims.put("aud", List.of(MisbehavingProvider.CLIENT_ID))),
				refused(fapi("invalid-null-alg"), "its algorithm (alg) is not one of",
						(token, provider) -> token.header.put("alg", "none")),
				refused(fapi("invalid-alternate-alg"), "its algorithm (alg) is not one of",
						(token, provider) -> token.signedBy(ProviderKey.generate("ES384", "ES384-1"))),
				refused(fapi("invalid-expired-exp"), "it has expired (exp)",
						(token, provider) -> token.claims.put("exp", (long) token.claims.get("iat") - 300)),
				refused(fapi("invalid-missing-exp"), "its claim exp is missing",
						(token, provider) -> token.claims.remove("exp")),
				wrongNonce(fapi("invalid-nonce"),
						(token, provider) -> token.claims.put("nonce", token.claims.get("nonce") + "x")),
				wrongNonce(fapi("invalid-missing-nonce"), (token, provider) -> token.claims.remove("nonce")));
	}

	private static String fapi(String suffix) {
		return ConformanceContract.FAPI + "-" + suffix;
	}

	private static ConformanceModule accepted(String name, BiConsumer<IdTokenDraft, MisbehavingProvider> change) {
		return new ConformanceModule(name, null, null, change);
	}

	private static ConformanceModule refused(String name, String rule,
			BiConsumer<IdTokenDraft, MisbehavingProvider> change) {
		return new ConformanceModule(name, REFUSED, rule, change);
	}

	private static ConformanceModule wrongNonce(String name, BiConsumer<IdTokenDraft, MisbehavingProvider> change) {
		return new ConformanceModule(name, "invalid_nonce", WRONG_NONCE, change);
	}

	void spoil(IdTokenDraft token, MisbehavingProvider provider) {
		this.change.accept(token, provider);
	}

	@Nullable String code() {
		return this.code;
	}

	/**
	 * Return the rule that the refusal names.
	 * @return some words of it, or {@code null} if the token is good
	 */
	@Nullable String rule() {
		return this.rule;
	}

	@Override
	public String toString() {
		return this.name;
	}

}
