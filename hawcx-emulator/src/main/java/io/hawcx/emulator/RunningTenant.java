package io.hawcx.emulator;

import java.util.List;

import io.hawcx.emulator.request.Requests;
import io.hawcx.emulator.tenant.Client;
import io.hawcx.emulator.user.Users;
import org.jspecify.annotations.Nullable;

/**
 * A tenant of a running emulator.
 */
final class RunningTenant implements EmulatorTenant {

	private final TenantState state;

	private final Requests requests;

	private final EmulatorClock clock;

	RunningTenant(TenantState state, Requests requests, EmulatorClock clock) {
		this.state = state;
		this.requests = requests;
		this.clock = clock;
	}

	@Override
	public @Nullable String name() {
		return this.state.tenant.address().name();
	}

	@Override
	public EmulatorCredentials credentials() {
		return this.state.credentials;
	}

	@Override
	public Users users() {
		return this.state.users;
	}

	@Override
	public @Nullable String latestCode(String userId) {
		return this.state.oneTimeCodes.latest(userId);
	}

	@Override
	public String authenticatorCode(String userId) {
		return this.state.authenticators.code(userId);
	}

	@Override
	public void approve(String userId) {
		decide(userId, true);
	}

	@Override
	public void deny(String userId) {
		decide(userId, false);
	}

	@Override
	public String mintCode(MintCodeRequest request) {
		return request.issue(this.state.codes, this.state.tenant.confidentialClient().id(),
				this.state.defaultUser().subject(), this.clock.instant());
	}

	@Override
	public String mintCode(String codeVerifier, @Nullable String nonce) {
		return mintCode(MintCodeRequest.forVerifier(codeVerifier).nonce(nonce));
	}

	@Override
	public String completeStepUp(String startToken) {
		return this.state.stepUps.complete(startToken);
	}

	@Override
	public void registerClient(Client client) {
		this.state.tenant.register(client);
	}

	@Override
	public List<Client> clients() {
		return this.state.tenant.clients();
	}

	@Override
	public void rotateKeys() {
		this.state.tenant.signingKeys().rotate();
	}

	@Override
	public Requests requests() {
		return this.requests;
	}

	private void decide(String userId, boolean approved) {
		if (!this.state.approvals.decide(userId, approved)) {
			throw new IllegalStateException("No sign-in of this user waits for an approval.");
		}
	}

	@Override
	public String toString() {
		return (name() != null) ? "tenant " + name() : "tenant without a name";
	}

}
