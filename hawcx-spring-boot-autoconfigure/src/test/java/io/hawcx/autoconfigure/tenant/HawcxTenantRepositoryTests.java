package io.hawcx.autoconfigure.tenant;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.hawcx.DelegationRequestException;
import io.hawcx.Hawcx;
import io.hawcx.HawcxAsync;
import io.hawcx.TokenExchangeException;
import io.hawcx.autoconfigure.HawcxAutoConfiguration;
import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.autoconfigure.client.HawcxClientAutoConfiguration;
import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.autoconfigure.http.HawcxTransportAutoConfiguration;
import io.hawcx.emulator.EmulatorCredentials;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.key.SecretKey;
import io.hawcx.oauth.HawcxOAuth;
import io.hawcx.observation.HawcxClientObservationContext;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.NestedExceptionUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class HawcxTenantRepositoryTests {

	private static final String ENFORCEMENT = "/v1/management/users/mfa-enforcement";

	private static HawcxEmulator acme;

	private static HawcxEmulator beta;

	private final Map<String, HawcxConnectionDetails> known = new ConcurrentHashMap<>();

	private final AtomicInteger lookups = new AtomicInteger();

	private volatile boolean down;

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, HawcxAutoConfiguration.class,
				HawcxTransportAutoConfiguration.class, HawcxClientAutoConfiguration.class,
				HawcxTenantAutoConfiguration.class))
		.withUserConfiguration(TenantConfiguration.class)
		.withBean(BrandTable.class, () -> this::find);

	@BeforeAll
	static void startEmulators() {
		acme = HawcxEmulator.builder().seed("acme").start();
		beta = HawcxEmulator.builder().seed("beta").start();
	}

	@AfterAll
	static void stopEmulators() {
		acme.close();
		beta.close();
	}

	private @Nullable HawcxConnectionDetails find(String name) {
		this.lookups.incrementAndGet();
		if (this.down) {
			throw new IllegalStateException("the database is down");
		}
		return this.known.get(name);
	}

	private static void call(Hawcx hawcx, HawcxEmulator emulator) {
		hawcx.management(ENFORCEMENT, Map.of("userid", emulator.credentials().user()));
	}

	@Test
	void callWhenDetailsAreWrongThenSaysWhichOfThem() {
		this.known.put("acme", new Details(acme) {

			@Override
			public String getConfigId() {
				return "other";
			}

		});
		this.runner.withPropertyValues("hawcx.oauth.discovery-timeout=300ms").run((context) -> {
			HawcxTenant tenant = context.getBean(HawcxTenants.class).get("acme");
			assertThatException().isThrownBy(() -> call(tenant.hawcx(), acme))
				.withMessageContaining("check the config id (getConfigId() of the tenant 'acme')");
			acme.faults().on("/.well-known/**").times(1).latency(Duration.ofSeconds(2));
			assertThatException().isThrownBy(() -> tenant.oauth().exchangeCode("code", "v".repeat(43)))
				.withMessageContaining("discoveryTimeout (hawcx.oauth.discovery-timeout)");
		});
	}

	@Test
	void findWhenTenantAppearsAtRunTimeThenIsFoundAndKept() {
		this.runner.withPropertyValues("hawcx.base-url=https://unused.example", "hawcx.management.timeout=7s")
			.run((context) -> {
				HawcxTenants tenants = context.getBean(HawcxTenants.class);
				assertThat(this.lookups).hasValue(0);
				assertThat(context).doesNotHaveBean(HawcxConnectionDetails.class);
				this.known.put("acme", new Details(acme));
				HawcxTenant tenant = tenants.get("acme");
				call(tenant.hawcx(), acme);
				assertThat(tenants.get("acme")).isSameAs(tenant);
				assertThat(this.lookups).hasValue(1);
				assertThat(tenant.connection().management().getTimeout()).hasSeconds(7);
				assertThat(tenants.names()).containsExactly("acme");
			});
	}

	@Test
	void findWhenNameIsUnknownThenAsksOnceAndOfBadNamesNever() {
		this.runner.run((context) -> {
			HawcxTenants tenants = context.getBean(HawcxTenants.class);
			assertThat(tenants.find("nobody")).isNull();
			assertThat(tenants.find("nobody")).isNull();
			assertThat(tenants.find("../etc")).isNull();
			assertThat(tenants.find("start")).isNull();
			assertThat(this.lookups).hasValue(1);
			assertThatIllegalArgumentException().isThrownBy(() -> tenants.get("nobody"))
				.withMessageContaining("HawcxTenantRepository");
		});
	}

	@Test
	void callsWhenTenantWasTakenAwayThenEndInASentence() {
		this.known.put("acme", new Details(acme));
		this.runner.run((context) -> {
			HawcxTenants tenants = context.getBean(HawcxTenants.class);
			HawcxTenant tenant = tenants.get("acme");
			Hawcx hawcx = tenant.hawcx();
			HawcxAsync async = tenant.hawcxAsync();
			HawcxOAuth oauth = tenant.oauth();
			call(hawcx, acme);
			this.known.clear();
			tenants.refresh("acme");
			assertThat(tenants.find("acme")).isNull();
			assertThatExceptionOfType(DelegationRequestException.class).isThrownBy(() -> call(hawcx, acme))
				.withStackTraceContaining("the tenant 'acme' was taken away");
			Map<String, String> user = Map.of("userid", acme.credentials().user());
			assertThat(async.management(ENFORCEMENT, user)).failsWithin(Duration.ofSeconds(10))
				.withThrowableThat()
				.withStackTraceContaining("the tenant 'acme' was taken away");
			assertThatExceptionOfType(TokenExchangeException.class)
				.isThrownBy(() -> oauth.exchangeCode("code", "v".repeat(43)))
				.withStackTraceContaining("the tenant 'acme' was taken away");
		});
	}

	@Test
	void findWhenProjectChangedThenHasNewClientsAndElseTheSame() {
		this.known.put("acme", new Details(acme));
		this.runner.run((context) -> {
			HawcxTenants tenants = context.getBean(HawcxTenants.class);
			HawcxTenant before = tenants.get("acme");
			Hawcx hawcx = before.hawcx();
			this.known.put("acme", new Details(acme));
			tenants.refresh("acme");
			assertThat(tenants.get("acme")).isSameAs(before);
			call(hawcx, acme);
			this.known.put("acme", new Details(beta));
			tenants.refresh("acme");
			HawcxTenant after = tenants.get("acme");
			assertThat(after).isNotSameAs(before);
			call(after.hawcx(), beta);
			assertThatExceptionOfType(DelegationRequestException.class).isThrownBy(() -> call(hawcx, acme));
		});
	}

	@Test
	void findWhenRepositoryIsDownThenKeepsWhatIsKnown() {
		this.known.put("acme", new Details(acme));
		this.runner.run((context) -> {
			HawcxTenants tenants = context.getBean(HawcxTenants.class);
			HawcxTenant tenant = tenants.get("acme");
			this.down = true;
			tenants.refresh("acme");
			assertThat(tenants.get("acme")).isSameAs(tenant);
			assertThatIllegalStateException().isThrownBy(() -> tenants.get("beta")).withMessage("the database is down");
		});
	}

	@Test
	void findWhenTwoTenantsAreOneClientThenRefusesTheSecond() {
		this.known.put("acme", new Details(acme));
		this.known.put("two", new Details(acme));
		this.runner.run((context) -> {
			HawcxTenants tenants = context.getBean(HawcxTenants.class);
			tenants.get("acme");
			assertThatIllegalStateException().isThrownBy(() -> tenants.get("two"))
				.withMessageContaining("'two' has the client of the tenant 'acme'");
		});
	}

	@Test
	void tenantsWhenMoreThanFitAreUsedThenAreBounded() {
		this.runner.withPropertyValues("hawcx.tenant-repository.cache-size=10").run((context) -> {
			HawcxTenants tenants = context.getBean(HawcxTenants.class);
			IntStream.range(0, 100).forEach((i) -> {
				addClient(i);
				tenants.get("t" + i);
				tenants.find("unknown" + i);
			});
			assertThat(tenants.names()).containsExactlyInAnyOrder("t90", "t91", "t92", "t93", "t94", "t95", "t96",
					"t97", "t98", "t99");
			assertThat(tenants.get("t0")).isNotNull();
		});
	}

	@ParameterizedTest
	@CsvSource({ ", 1, other", "other, 1, other", "hash, 16, bucket-[01][0-9]", "list, 40, t[0-9]+" })
	void metricsWhenManyTenantsCallThenHaveAsManyValuesAsThePropertyAllows(@Nullable String property, int most,
			String value) {
		RecordedValues recorded = new RecordedValues();
		this.runner.withBean(ObservationRegistry.class, recorded::registry)
			.withPropertyValues(
					(property != null) ? new String[] { "hawcx.tenant-repository.metrics=" + property } : new String[0])
			.run((context) -> {
				HawcxTenants tenants = context.getBean(HawcxTenants.class);
				for (int i = 0; i < 40; i++) {
					addClient(i);
					call(tenants.get("t" + i).hawcx(), acme);
				}
				assertThat(recorded.of("management")).hasSizeBetween((most > 1) ? 8 : 1, most)
					.allSatisfy((told) -> assertThat(told).matches(value));
			});
	}

	private void addClient(int number) {
		this.known.put("t" + number, new Details(acme) {

			@Override
			public String getClientId() {
				return "client" + number;
			}

		});
	}

	@ParameterizedTest
	@CsvSource({ "hawcx.tenants.acme.config-id=x, hawcx.tenants.*",
			"hawcx.tenant-repository.cache-size=0, hawcx.tenant-repository.cache-size",
			"hawcx.tenant-repository.time-to-live=0s, hawcx.tenant-repository.time-to-live" })
	void startWhenConfigurationCannotWorkThenNamesTheProperty(String setting, String named) {
		this.runner.withPropertyValues(setting)
			.run((context) -> assertThat(NestedExceptionUtils.getMostSpecificCause(context.getStartupFailure()))
				.isInstanceOf(HawcxConfigurationException.class)
				.hasMessageContaining(named + " "));
	}

	/**
	 * The values of the key {@code tenant} that were told.
	 */
	private static final class RecordedValues implements ObservationHandler<HawcxClientObservationContext> {

		private final Map<String, Set<String>> values = new ConcurrentHashMap<>();

		private final ObservationRegistry registry = ObservationRegistry.create();

		RecordedValues() {
			this.registry.observationConfig().observationHandler(this);
		}

		ObservationRegistry registry() {
			return this.registry;
		}

		Set<String> of(String operation) {
			return this.values.get(operation);
		}

		@Override
		public void onStop(HawcxClientObservationContext context) {
			this.values
				.computeIfAbsent(context.getLowCardinalityKeyValue("operation").getValue(),
						(operation) -> new TreeSet<>())
				.add(context.getLowCardinalityKeyValue("tenant").getValue());
		}

		@Override
		public boolean supportsContext(Observation.Context context) {
			return context instanceof HawcxClientObservationContext;
		}

	}

	private static class Details implements HawcxConnectionDetails {

		private final EmulatorCredentials project;

		Details(HawcxEmulator emulator) {
			this.project = emulator.credentials();
		}

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
