package io.hawcx.management;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.hawcx.DelegationResponseException.Reason;
import io.hawcx.ResponseSignatureException;
import io.hawcx.http.HttpResponse;
import io.hawcx.internal.Base64Url;
import io.hawcx.internal.ClockOffset;
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
 * Checks the signatures of replies to calls with bearer tokens, in the protocol's order,
 * and refuses a reply that was accepted a second or more before this request was sent.
 * Not checked, as the protocol gives no means: that a reply belongs to the request.
 */
final class ResponseSignatures {

	private static final List<String> ALGORITHMS = List.of("ES256", "ES384", "ES512");

	// What an id_token has and a reply's signature must not, so that one never passes for
	// the other.
	private static final List<String> FOREIGN_CLAIMS = List.of("aud", "sub", "nonce");

	private static final long TOLERANCE_SECONDS = 10;

	private final JwksCache keys;

	private final Duration maxWait;

	private final Clock clock;

	private final Duration clockSkew;

	private final ReplayCheck replays;

	ResponseSignatures(JwksCache keys, Duration maxWait, Clock clock, Duration clockSkew, ReplayStore replays) {
		this.keys = keys;
		this.maxWait = maxWait;
		this.clock = clock;
		this.clockSkew = clockSkew;
		this.replays = new ReplayCheck(replays, clockSkew.plusSeconds(TOLERANCE_SECONDS));
	}

	CompletableFuture<Long> begin(RequestSender sender, ManagementCall call) {
		return this.replays.begin(sender, call);
	}

	/**
	 * Check a signature.
	 * @param sender waits for the keys, unless they are known
	 * @param call what was asked
	 * @param sentAt the replay store's time before that
	 * @param reply what was received
	 * @return complete when the signature has been found good; a
	 * {@link ResponseSignatureException} otherwise, thrown or as the stage's failure
	 */
	CompletableFuture<Void> check(RequestSender sender, ManagementCall call, long sentAt, HttpResponse reply) {
		String signature = reply.header("X-Response-Signature");
		if (signature == null) {
			throw new ResponseSignatureException(call + " was answered without X-Response-Signature; check that the "
					+ "base URL leads to Hawcx and that no proxy takes headers away.", null, Reason.UNSIGNED);
		}
		Header header;
		try {
			header = Header.of(CompactJws.parse(signature));
		}
		catch (JwsException ex) {
			throw refused(call, Reason.SIGNATURE, ex);
		}
		CompletableFuture<VerificationKeys> found = sender.await(this.keys.find(header.keyId()), this.maxWait);
		found = Stages.mapFailure(found, JwsException.class, (ex) -> refused(call, Reason.UNCHECKED, ex));
		found = Stages.mapFailure(found, IOException.class, (ex) -> refused(call, Reason.UNCHECKED,
				new JwsException("its keys did not arrive from " + this.keys.address() + " in time", ex)));
		return found.thenAccept((keys) -> verify(call, header, keys, reply))
			.thenCompose((verified) -> checkReplay(sender, call, sentAt, header));
	}

	private void verify(ManagementCall call, Header header, VerificationKeys keys, HttpResponse reply) {
		Reason reason = Reason.SIGNATURE;
		try {
			header.jws().verify(keys.select(header.keyId(), header.algorithm()));
			Map<String, Object> claims = header.jws().payload();
			checkBody(claims.get("body_sha256"), reply.body());
			reason = Reason.TIME;
			checkTime(claims.get("iat"), reply);
			reason = Reason.SIGNATURE;
			checkKind(claims);
		}
		catch (JwsException ex) {
			throw refused(call, reason, ex);
		}
	}

	private CompletableFuture<Void> checkReplay(RequestSender sender, ManagementCall call, long sentAt, Header header) {
		byte[] keyId = header.keyId().getBytes(StandardCharsets.UTF_8);
		CompletableFuture<Boolean> repeated = Stages.mapFailure(
				this.replays.isRepeated(sender, sentAt, keyId, header.jws().signatureR(), header.jws().signingInput()),
				Exception.class, (ex) -> refused(call, Reason.UNCHECKED,
						new JwsException("the replay store does not answer; check it", ex)));
		return repeated.thenAccept((known) -> {
			if (known) {
				throw refused(call, Reason.REPEATED, new JwsException(
						"it has been accepted before this request was sent; somebody between here and Hawcx repeats "
								+ "replies, so that nothing is known about this call"));
			}
		});
	}

	private static ResponseSignatureException refused(ManagementCall call, Reason reason, JwsException rule) {
		ResponseSignatureException refused = new ResponseSignatureException(
				"The X-Response-Signature of the reply to " + call + " is refused: " + rule.getMessage() + ".",
				rule.getCause(), reason);
		RequestIds.add(refused, RefusedDocumentException.requestId(rule));
		return refused;
	}

	private static void checkKind(Map<String, Object> claims) throws JwsException {
		for (String claim : FOREIGN_CLAIMS) {
			if (claims.containsKey(claim)) {
				throw new JwsException("it has the claim " + claim + ", so that it is another kind of token");
			}
		}
	}

	private static void checkBody(@Nullable Object claimed, byte[] body) throws JwsException {
		if (!(claimed instanceof String hash)) {
			throw new JwsException("its body_sha256 is missing or not a string");
		}
		byte[] expected = Base64Url.encode(BearerTokenSigner.sha256(body)).getBytes(StandardCharsets.US_ASCII);
		if (!MessageDigest.isEqual(expected, hash.getBytes(StandardCharsets.UTF_8))) {
			throw new JwsException("its body_sha256 is not that of the body received");
		}
	}

	private void checkTime(@Nullable Object issuedAt, HttpResponse reply) throws JwsException {
		if (!(issuedAt instanceof Integer || issuedAt instanceof Long)) {
			throw new JwsException("its iat is missing or not an integer");
		}
		Instant receivedAt = this.clock.instant();
		long now = receivedAt.getEpochSecond();
		long most = this.clockSkew.getSeconds() + TOLERANCE_SECONDS;
		long at = ((Number) issuedAt).longValue();
		if (at < now - most || at > now + most) {
			throw new JwsException("its iat is more than " + most + ((at < now) ? " s behind" : " s ahead of")
					+ " this machine's clock; " + ClockOffset.of(reply, receivedAt).remedy());
		}
	}

	/**
	 * A signature taken apart, whose header is usable.
	 */
	private record Header(CompactJws jws, String algorithm, String keyId) {

		static Header of(CompactJws jws) throws JwsException {
			String algorithm = jws.header("alg");
			if (algorithm == null || !ALGORITHMS.contains(algorithm)) {
				throw new JwsException("its algorithm (alg) is not one of " + ALGORITHMS);
			}
			String keyId = jws.header("kid");
			if (keyId == null) {
				throw new JwsException("it names no key (kid)");
			}
			return new Header(jws, algorithm, keyId);
		}

	}

}
