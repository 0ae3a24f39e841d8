package io.hawcx.oauth;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.hawcx.TokenVerificationException;
import io.hawcx.internal.RefusedDocumentException;
import io.hawcx.internal.RequestIds;
import io.hawcx.internal.exchange.RequestSender;
import io.hawcx.internal.exchange.Stages;
import io.hawcx.internal.jose.CompactJws;
import io.hawcx.internal.jose.JwksCache;
import io.hawcx.internal.jose.JwsException;
import io.hawcx.internal.jose.VerificationKeys;
import org.jspecify.annotations.Nullable;

/**
 * Verifies one issuer's id_tokens for one client: form, header, key and signature first,
 * and only then what the token claims.
 */
final class IdTokenVerifier {

	private final String issuer;

	private final String clientId;

	private final Duration tolerance;

	private final Duration maxWait;

	private final Clock clock;

	private final ObservedClock observed;

	IdTokenVerifier(OAuthSettings settings, ObservedClock observed) {
		this.issuer = settings.issuer();
		this.clientId = settings.clientId();
		this.tolerance = settings.clockTolerance();
		this.maxWait = settings.discoveryTimeout();
		this.clock = settings.clock();
		this.observed = observed;
	}

	CompletableFuture<IdTokenClaims> verify(RequestSender sender, String idToken, Set<String> algorithms,
			JwksCache keys) {
		return Stages.of(() -> parse(idToken, algorithms))
			.thenCompose((token) -> find(sender, keys, token.keyId())
				.thenApply((found) -> check(new ClaimChecks(verifiedPayload(token, found)))));
	}

	private IdTokenClaims check(ClaimChecks claims) {
		claims.checkParties(this.issuer, this.clientId);
		claims.checkTimes(this.clock.instant(), this.tolerance, this.observed.last());
		return new IdTokenClaims(claims);
	}

	private static UnverifiedToken parse(String idToken, Set<String> algorithms) {
		try {
			CompactJws jws = CompactJws.parse(idToken);
			checkType(jws.header("typ"));
			return new UnverifiedToken(jws, allowed(jws.header("alg"), algorithms), jws.header("kid"));
		}
		catch (JwsException ex) {
			throw refused(ex);
		}
	}

	private CompletableFuture<VerificationKeys> find(RequestSender sender, JwksCache keys, @Nullable String keyId) {
		CompletableFuture<VerificationKeys> found = sender.await(keys.find(keyId), this.maxWait);
		found = Stages.mapFailure(found, JwsException.class, IdTokenVerifier::refused);
		return Stages.mapFailure(found, IOException.class,
				(ex) -> refused(new JwsException("its keys could not be fetched from " + keys.address() + ": "
						+ ex.getMessage() + "; check the network and the proxy", ex)));
	}

	private static Map<String, Object> verifiedPayload(UnverifiedToken token, VerificationKeys keys) {
		try {
			token.jws().verify(keys.select(token.keyId(), token.algorithm()));
			return token.jws().payload();
		}
		catch (JwsException ex) {
			throw refused(ex);
		}
	}

	private static TokenVerificationException refused(JwsException ex) {
		TokenVerificationException refused = new TokenVerificationException(
				"The id_token is refused: " + ex.getMessage(), ex.getCause());
		RequestIds.add(refused, RefusedDocumentException.requestId(ex));
		return refused;
	}

	private static void checkType(@Nullable String type) throws JwsException {
		if (type != null && !type.equals("JWT")) {
			throw new JwsException("its type (typ) is not JWT");
		}
	}

	private static String allowed(@Nullable String algorithm, Set<String> algorithms) throws JwsException {
		if (algorithm == null || !algorithms.contains(algorithm)) {
			throw new JwsException("its algorithm (alg) is not one of " + algorithms + ", which discovery announces");
		}
		return algorithm;
	}

	/**
	 * A token whose form and header are good, and nothing else.
	 */
	private record UnverifiedToken(CompactJws jws, String algorithm, @Nullable String keyId) {
	}

}
