package io.hawcx.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.hawcx.emulator.internal.oidc.AuthorizationCodes;
import io.hawcx.emulator.internal.oidc.Grant;
import io.hawcx.emulator.internal.oidc.Pkce;
import org.jspecify.annotations.Nullable;

/**
 * The properties of an authorization code that is issued without a login. Immutable: each
 * method returns a copy.
 *
 * @since 0.1.0
 */
public final class MintCodeRequest {

	private final Grant grant;

	private final @Nullable Instant authTime;

	private final Duration lifetime;

	private MintCodeRequest(Grant grant, @Nullable Instant authTime, Duration lifetime) {
		this.grant = grant;
		this.authTime = authTime;
		this.lifetime = lifetime;
	}

	/**
	 * Begin with the verifier that the code is to be exchanged with: the confidential
	 * client's, for the user of the credentials, just now, with {@code amr} {@code swk}
	 * and without a nonce.
	 * @param codeVerifier the PKCE verifier
	 * @return the request
	 */
	public static MintCodeRequest forVerifier(String codeVerifier) {
		return forChallenge(Pkce.challenge(codeVerifier));
	}

	/**
	 * Begin with a challenge, as for a login whose PKCE verifier the application keeps.
	 * The other properties are those of {@link #forVerifier}.
	 * @param codeChallenge the S256 challenge of the verifier
	 * @return a request with the defaults
	 */
	public static MintCodeRequest forChallenge(String codeChallenge) {
		Grant grant = new Grant("", null, codeChallenge, null, "", Instant.EPOCH, Grant.DEVICE_KEY);
		return new MintCodeRequest(grant, null, AuthorizationCodes.LIFETIME);
	}

	/**
	 * Set the client that the code is for.
	 * @param clientId the client id
	 * @return a copy
	 */
	public MintCodeRequest clientId(String clientId) {
		return copy(new Grant(Arguments.requireNonNull("clientId", clientId), null, this.grant.codeChallenge(),
				this.grant.nonce(), this.grant.subject(), this.grant.authTime(), this.grant.amr()));
	}

	/**
	 * Set the id_token's subject. It need not be a user's, but only a user's e-mail
	 * address and phone number are known.
	 * @param subject the subject
	 * @return a copy
	 */
	public MintCodeRequest subject(String subject) {
		return copy(new Grant(this.grant.clientId(), null, this.grant.codeChallenge(), this.grant.nonce(),
				Arguments.requireNonNull("subject", subject), this.grant.authTime(), this.grant.amr()));
	}

	/**
	 * Set the id_token's nonce.
	 * @param nonce the nonce, or {@code null} for none
	 * @return a copy
	 */
	public MintCodeRequest nonce(@Nullable String nonce) {
		return copy(new Grant(this.grant.clientId(), null, this.grant.codeChallenge(), nonce, this.grant.subject(),
				this.grant.authTime(), this.grant.amr()));
	}

	/**
	 * Set how the user signed in.
	 * @param amr values of RFC 8176
	 * @return a copy
	 */
	public MintCodeRequest amr(String... amr) {
		return copy(new Grant(this.grant.clientId(), null, this.grant.codeChallenge(), this.grant.nonce(),
				this.grant.subject(), this.grant.authTime(), List.of(Arguments.requireNonNull("amr", amr))));
	}

	/**
	 * Set when the user signed in.
	 * @param authTime the time
	 * @return a copy
	 */
	public MintCodeRequest authTime(Instant authTime) {
		return new MintCodeRequest(this.grant, Arguments.requireNonNull("authTime", authTime), this.lifetime);
	}

	/**
	 * Set how long the code is valid.
	 * @param lifetime the time; 60 s by default
	 * @return a copy
	 */
	public MintCodeRequest lifetime(Duration lifetime) {
		return new MintCodeRequest(this.grant, this.authTime, Arguments.requireNonNull("lifetime", lifetime));
	}

	private MintCodeRequest copy(Grant grant) {
		return new MintCodeRequest(grant, this.authTime, this.lifetime);
	}

	String issue(AuthorizationCodes codes, String defaultClientId, String defaultSubject, Instant now) {
		String client = this.grant.clientId().isEmpty() ? defaultClientId : this.grant.clientId();
		String subject = this.grant.subject().isEmpty() ? defaultSubject : this.grant.subject();
		return codes.issue(new Grant(client, null, this.grant.codeChallenge(), this.grant.nonce(), subject,
				(this.authTime != null) ? this.authTime : now, this.grant.amr()), this.lifetime);
	}

	@Override
	public String toString() {
		return "MintCodeRequest";
	}

}
