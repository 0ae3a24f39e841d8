package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.autoconfigure.tenant.HawcxTenantRepository;
import io.hawcx.autoconfigure.tenant.HawcxTenants;
import io.hawcx.emulator.EmulatorCredentials;
import io.hawcx.key.SecretKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Logins of tenants that are found while the application runs, by a repository that
 * blocks. What was found is kept for a moment only, so that many steps look it up anew.
 */
abstract class TenantRepositoryContract extends TenantStepUpContract {

	private final Rows rows = new Rows();

	abstract ContractApplication start(Map<String, ?> properties, Map<Class<?>, ?> beans);

	@Override
	ContractApplication start(Tenants tenants) {
		NAMES.forEach((name) -> this.rows.known.put(name, tenants.emulator(name).credentials()));
		Map<String, Object> properties = new LinkedHashMap<>(ConfiguredTenants.properties(tenants));
		properties.keySet().removeIf((property) -> property.startsWith("hawcx.tenants."));
		properties.put("hawcx.tenant-repository.time-to-live", "50ms");
		return start(properties, Map.of(HawcxTenantRepository.class, this.rows));
	}

	@Test
	void signInWhenRepositoryBlocksThenNoThreadWaitsThatMustNot() throws IOException {
		Browser browser = browser();
		assertThat(handOver(browser, "acme", code("acme")).statusCode()).isEqualTo(200);
		assertThat(me(browser)).isEqualTo(this.tenants.description("acme"));
		assertThat(this.rows.refused).isEmpty();
		assertThat(this.rows.lookups).isNotEmpty();
	}

	@Test
	void openWhenTenantIsTakenAwayThenItsUsersAreAnonymousEverywhere() throws IOException {
		Browser browser = browser();
		Browser app = browser();
		Browser other = browser();
		handOver(browser, "gamma", code("gamma"));
		handOver(other, "beta", code("beta"));
		JsonNode token = json(app.postJson("/login/hawcx/gamma/token",
				Map.of("authCode", code("gamma"), "codeVerifier", Visitor.VERIFIER)));
		String[] bearer = { "Authorization", "Bearer " + token.get("access_token").asString() };
		assertThat(me(browser)).isEqualTo(this.tenants.description("gamma"));
		assertThat(app.getAsScript("/me", bearer).statusCode()).isEqualTo(200);
		change("gamma", null);
		try {
			assertThat(me(browser)).isEqualTo("nobody");
			assertThat(Visitor.problem(browser.getAsScript("/me"))).isEqualTo("401 login_required");
			assertThat(app.getAsScript("/me", bearer).statusCode()).isEqualTo(401);
			assertThat(Visitor.problem(browser.getAsScript("/login/hawcx/gamma/start")))
				.isEqualTo("404 unknown_tenant");
			assertThat(me(other)).isEqualTo(this.tenants.description("beta"));
			// What was of the tenant does not get into a login of another.
			Map<String, String> session = browser.cookies();
			assertThat(handOver(browser, "beta", code("beta")).statusCode()).isEqualTo(200);
			assertThat(browser.cookies()).isNotEqualTo(session);
			assertThat(me(browser)).isEqualTo(this.tenants.description("beta"));
		}
		finally {
			change("gamma", this.tenants.emulator("gamma").credentials());
		}
	}

	@Test
	void openWhenNameIsAnotherCustomersNowThenTheFormersUsersAreAnonymous() throws IOException {
		Browser browser = browser();
		handOver(browser, "gamma", code("gamma"));
		EmulatorCredentials former = this.tenants.emulator("gamma").credentials();
		try (Tenants later = new Tenants("another")) {
			change("gamma", later.emulator("another").credentials());
			assertThat(me(browser)).isEqualTo("nobody");
		}
		finally {
			change("gamma", former);
		}
		assertThat(me(browser)).isEqualTo(this.tenants.description("gamma"));
	}

	@Test
	void openWhenNobodySaysWhichTenantThenSignInPageHasNoButtonAndASentence() throws IOException {
		for (String page : List.of("/login", "/login?error", "/login?logout")) {
			assertThat(browser().get(page).body()).as(page)
				.contains("open the address that you were given")
				.doesNotContain("<a ", "hawcx.login", "acme");
		}
	}

	private void change(String name, @Nullable EmulatorCredentials project) {
		if (project == null) {
			this.rows.known.remove(name);
		}
		else {
			this.rows.known.put(name, project);
		}
		this.application.bean(HawcxTenants.class).refresh(name);
	}

	/**
	 * A table that is read over a socket by who waits for it.
	 */
	private static final class Rows implements HawcxTenantRepository {

		private final Map<String, EmulatorCredentials> known = new ConcurrentHashMap<>();

		private final Set<String> lookups = ConcurrentHashMap.newKeySet();

		private final Queue<String> refused = new ConcurrentLinkedQueue<>();

		@Override
		public @Nullable HawcxConnectionDetails findByName(String name) {
			this.lookups.add(name);
			if (Schedulers.isInNonBlockingThread()) {
				this.refused.add(name + " on " + Thread.currentThread().getName());
			}
			EmulatorCredentials project = this.known.get(name);
			if (project == null) {
				return null;
			}
			read(project);
			return new Row(project);
		}

		private static void read(EmulatorCredentials project) {
			try {
				HttpURLConnection connection = (HttpURLConnection) URI.create(project.issuer() + "/health")
					.toURL()
					.openConnection();
				connection.setConnectTimeout(10_000);
				connection.setReadTimeout(10_000);
				assertThat(connection.getResponseCode()).isPositive();
				connection.disconnect();
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

	private record Row(EmulatorCredentials project) implements HawcxConnectionDetails {

		@Override
		public String getBaseUrl() {
			return this.project.issuer();
		}

		@Override
		public String getConfigId() {
			return this.project.configId();
		}

		@Override
		public String getClientId() {
			return this.project.publicClientId();
		}

		@Override
		public SecretKey getSecretKey() {
			return SecretKey.parse(this.project.secretKey());
		}

	}

}
