package io.hawcx.faults;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import io.hawcx.Hawcx;
import io.hawcx.HawcxAsync;
import io.hawcx.emulator.EmulatorCredentials;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.key.SecretKey;
import io.hawcx.key.SigningKey;
import io.hawcx.management.StepUpClientBuilder;

/**
 * The clients of management calls, blocking or not, before one of the two doors.
 */
final class ManagementSubject implements Subject {

	private final HawcxEmulator emulator;

	private final Endpoint endpoint;

	private final Hawcx blocking;

	private final HawcxAsync async;

	private final boolean isAsync;

	ManagementSubject(HawcxEmulator emulator, Endpoint endpoint, boolean isAsync, Duration deadline,
			Set<String> secrets) {
		this.emulator = emulator;
		this.endpoint = endpoint;
		this.isAsync = isAsync;
		EmulatorCredentials credentials = emulator.credentials();
		this.blocking = configure(Hawcx.builder(emulator.baseUrl(), credentials.configId()), deadline).build();
		this.async = configure(HawcxAsync.builder(emulator.baseUrl(), credentials.configId()), deadline).build();
		secrets.add(credentials.secretKey());
	}

	private <B extends StepUpClientBuilder<B>> B configure(B builder, Duration deadline) {
		EmulatorCredentials credentials = this.emulator.credentials();
		B configured = builder.clock(this.emulator.clock()).timeout(deadline);
		return (this.endpoint == Endpoint.DELEGATION) ? configured.secretKey(SecretKey.parse(credentials.secretKey()))
				: configured.signingKey(credentials.confidentialClientId(), SigningKey.parse(credentials.privateJwk()));
	}

	@Override
	public void prepare() {
		try {
			call();
		}
		catch (Exception ex) {
			throw new IllegalStateException("the preparation failed", ex);
		}
	}

	@Override
	public void call() throws Exception {
		Map<String, String> body = Map.of("userid", this.emulator.credentials().user());
		if (this.isAsync) {
			Futures.join(this.async.management(this.endpoint.path(), body));
		}
		else {
			this.blocking.management(this.endpoint.path(), body);
		}
	}

	@Override
	public void close() {
		this.blocking.close();
		this.async.close();
	}

}
