package io.hawcx.benchmark.login;

import java.util.Map;
import java.util.Objects;

import io.hawcx.emulator.EmulatorCredentials;
import io.hawcx.emulator.HawcxEmulator;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Hawcx on loopback, the identity provider of {@link HawcxApplication}.
 */
public final class EmulatorProcess {

	private EmulatorProcess() {
	}

	static String credentials(HawcxEmulator hawcx) {
		EmulatorCredentials credentials = hawcx.credentials();
		String subject = Objects.requireNonNull(hawcx.users().find(credentials.user())).subject();
		return new JsonMapper().writeValueAsString(Map.of("issuer", credentials.issuer(), "config_id",
				credentials.configId(), "client_id", credentials.confidentialClientId(), "signing_key",
				credentials.privateJwk(), "user", credentials.user(), "subject", subject));
	}

	/**
	 * Run until the standard input ends.
	 * @param args unused
	 * @throws Exception if the start fails
	 */
	public static void main(String[] args) throws Exception {
		try (HawcxEmulator hawcx = HawcxEmulator.start()) {
			Processes.serve(credentials(hawcx));
		}
	}

}
