package io.hawcx.emulator;

import java.util.List;

import io.hawcx.emulator.request.Requests;
import io.hawcx.emulator.tenant.Client;
import io.hawcx.emulator.user.Users;
import org.jspecify.annotations.Nullable;

/**
 * One of the projects that an emulator serves, with a config id, clients, keys and users
 * of its own: what belongs to one is refused at every other. All have the emulator's base
 * URL, which is their issuer, and its clock. The {@link HawcxEmulator} itself is the one
 * without a name. Thread-safe; not to be implemented by applications.
 *
 * @since 0.1.0
 * @see HawcxEmulatorBuilder#tenant(String)
 */
public interface EmulatorTenant {

	/**
	 * Return the tenant's name.
	 * @return the name, or {@code null} for the emulator itself
	 */
	@Nullable String name();

	/**
	 * Return all that an application needs to be configured with.
	 * @return ids and keys
	 */
	EmulatorCredentials credentials();

	/**
	 * Return the users, to read and to change.
	 * @return the users
	 */
	Users users();

	/**
	 * Return the one-time code that was sent to a user last, at a login or a step-up.
	 * @param userId the user's e-mail address, or the phone number that the user signed
	 * up with
	 * @return six digits, or {@code null} if none was sent in the last five minutes
	 */
	@Nullable String latestCode(String userId);

	/**
	 * Return what a user's authenticator shows now. Each code is accepted once.
	 * @param userId the user's e-mail address, or the phone number that the user signed
	 * up with
	 * @return six digits (RFC 6238)
	 */
	String authenticatorCode(String userId);

	/**
	 * Approve in a user's place what the user's sign-in waits for.
	 * @param userId the user's e-mail address, or the phone number that the user signed
	 * up with
	 * @throws IllegalStateException if no sign-in of the user waits for it
	 */
	void approve(String userId);

	/**
	 * Deny in a user's place what the user's sign-in waits for.
	 * @param userId the user's e-mail address, or the phone number that the user signed
	 * up with
	 * @throws IllegalStateException if no sign-in of the user waits for it
	 */
	void deny(String userId);

	/**
	 * Issue an authorization code without a login, bound to no redirect URI, as code
	 * hand-over brings it.
	 * @param request what the code is to be issued for
	 * @return the code
	 */
	String mintCode(MintCodeRequest request);

	/**
	 * Issue an authorization code without a login for the confidential client and the
	 * user of the {@link #credentials()}.
	 * @param codeVerifier the PKCE verifier that it is to be exchanged with
	 * @param nonce the id_token's nonce, or {@code null} for none
	 * @return the code
	 */
	String mintCode(String codeVerifier, @Nullable String nonce);

	/**
	 * Give a user's consent to a step-up without a browser.
	 * @param startToken the start token
	 * @return the receipt, to be consumed once within five minutes
	 * @throws IllegalArgumentException if the token is unknown, expired or used
	 */
	String completeStepUp(String startToken);

	/**
	 * Register a client of the tenant, in place of one that has its id. A confidential
	 * one may make management calls by {@code private_key_jwt} too.
	 * @param client the client
	 */
	void registerClient(Client client);

	/**
	 * Return all clients.
	 * @return the two of the {@link #credentials()} and those that were registered;
	 * immutable
	 */
	List<Client> clients();

	/**
	 * Sign id_tokens, and replies to management calls by {@code private_key_jwt}, with
	 * new keys from now on. The old keys stay in the JWKS for an hour, by the emulator's
	 * clock, eight of each at most. The keys of delegation stay as they are.
	 */
	void rotateKeys();

	/**
	 * Return the last requests to this tenant, with the reasons of refusals.
	 * @return a view that goes on showing what comes
	 */
	Requests requests();

}
