package io.hawcx.autoconfigure.tenant;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import io.hawcx.Hawcx;
import io.hawcx.HawcxAsync;
import io.hawcx.autoconfigure.HawcxAutoConfiguration;
import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.autoconfigure.client.HawcxClientAutoConfiguration;
import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.autoconfigure.http.HawcxTransportAutoConfiguration;
import io.hawcx.emulator.EmulatorCredentials;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.oauth.HawcxOAuth;
import io.hawcx.oauth.HawcxOAuthAsync;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.javapoet.ClassName;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class HawcxTenantAutoConfigurationTests {

	private static final String ENFORCEMENT = "/v1/management/users/mfa-enforcement";

	private static HawcxEmulator acme;

	private static HawcxEmulator beta;

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(AutoConfigurations
		.of(SslAutoConfiguration.class, HawcxAutoConfiguration.class, HawcxTransportAutoConfiguration.class,
				HawcxClientAutoConfiguration.class, HawcxTenantAutoConfiguration.class));

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

	private static String[] tenant(String prefix, EmulatorCredentials project) {
		return Stream
			.of("base-url=" + project.issuer(), "config-id=" + project.configId(),
					"client-id=" + project.publicClientId(), "secret-key=" + project.secretKey())
			.map((property) -> prefix + "." + property)
			.toArray(String[]::new);
	}

	private ApplicationContextRunner two() {
		return this.runner.withPropertyValues(tenant("hawcx.tenants.acme", acme.credentials()))
			.withPropertyValues(tenant("hawcx.tenants.beta", beta.credentials()));
	}

	private static String enforcement(Hawcx hawcx, HawcxEmulator emulator) {
		return String.valueOf(hawcx.management(ENFORCEMENT, Map.of("userid", emulator.credentials().user())));
	}

	private static int managementCalls(HawcxEmulator emulator) {
		return emulator.requests().to(ENFORCEMENT).count();
	}

	@Test
	void callsWhenTenantsAreInPropertiesThenEachReachesItsProject() {
		two().run((context) -> {
			HawcxTenants tenants = context.getBean(HawcxTenants.class);
			assertThat(tenants.names()).containsExactly("acme", "beta");
			HawcxTenant one = tenants.get("acme");
			assertThat(one.connectionDetails().getConfigId()).isEqualTo(acme.credentials().configId());
			assertThat(one.hawcx()).isSameAs(tenants.get("acme").hawcx()).isNotSameAs(tenants.get("beta").hawcx());
			int before = managementCalls(beta);
			assertThat(enforcement(one.hawcx(), acme)).contains("mfa_enforcement");
			Map<String, String> user = Map.of("userid", beta.credentials().user());
			tenants.get("beta").hawcxAsync().management(ENFORCEMENT, user).join();
			assertThat(managementCalls(beta)).isEqualTo(before + 1);
			assertThat(one.oauth().metadata().issuer()).isEqualTo(acme.credentials().issuer());
			assertThat(tenants.get("beta").oauthAsync().metadata().join().issuer())
				.isEqualTo(beta.credentials().issuer());
			assertThat(one).hasToString("HawcxTenant[acme]");
			assertThat(context).doesNotHaveBean(HawcxConnectionDetails.class);
			assertThat(context.getAutowireCapableBeanFactory().createBean(Optional.class).hawcx.getIfAvailable())
				.isNull();
		});
	}

	@Test
	void getWhenNameIsUnknownThenSaysSoAndRepeatsNoText() {
		two().run((context) -> {
			HawcxTenants tenants = context.getBean(HawcxTenants.class);
			assertThat(tenants.find("gamma")).isNull();
			assertThatIllegalArgumentException().isThrownBy(() -> tenants.get("gamma"))
				.withMessage("There is no tenant 'gamma': set hawcx.tenants.gamma.config-id and its keys, or return it "
						+ "from the HawcxTenantRepository.");
			assertThatIllegalArgumentException().isThrownBy(() -> tenants.get("\n<b>"))
				.withMessageStartingWith("There is no such tenant")
				.withMessageNotContaining("<b>");
		});
	}

	@Test
	void injectionWhenQualifiedThenIsTenantsAndElseOfMainProject() {
		two().withPropertyValues(tenant("hawcx", acme.credentials()))
			.withPropertyValues("hawcx.client-id=" + acme.credentials().confidentialClientId())
			.withUserConfiguration(Injected.class, Enforcement.class)
			.run((context) -> {
				Injected injected = context.getBean(Injected.class);
				HawcxTenants tenants = context.getBean(HawcxTenants.class);
				assertThat(injected.beta).isSameAs(tenants.get("beta").hawcx());
				assertThat(injected.betaAsync).isSameAs(tenants.get("beta").hawcxAsync());
				assertThat(injected.acmeOAuth).isSameAs(tenants.get("acme").oauth());
				assertThat(injected.acmeOAuthAsync).isSameAs(tenants.get("acme").oauthAsync());
				assertThat(injected.main).isSameAs(context.getBean("hawcx"))
					.isSameAs(context.getBeanProvider(Hawcx.class).getIfUnique());
				assertThat(context.getBean(Hawcx.class)).isSameAs(injected.main);
				assertThat(enforcement(injected.main, acme)).contains("mfa_enforcement");
				Enforcement page = context.getBean(Enforcement.class);
				int before = managementCalls(acme);
				page.ofAcme(acme.credentials().user());
				page.of("acme", acme.credentials().user());
				assertThat(managementCalls(acme)).isEqualTo(before + 2);
			});
	}

	@Test
	void tenantWhenLeavingOutThenInheritsAllButWhatIdentifiesAProject() {
		this.runner
			.withPropertyValues("hawcx.base-url=https://api.example", "hawcx.config-id=config", "hawcx.client-id=main",
					"hawcx.secret-key=" + acme.credentials().secretKey(), "hawcx.oauth.issuer=https://id.example",
					"hawcx.management.timeout=7s", "hawcx.management.clock-skew=11s",
					"hawcx.management.relying-party=main", "hawcx.management.extra-headers.x-key=main",
					"hawcx.tenants.acme.config-id=config1", "hawcx.tenants.acme.client-id=acme",
					"hawcx.tenants.acme.management.timeout=8s", "hawcx.tenants.beta.base-url=https://beta.example",
					"hawcx.tenants.beta.config-id=config2", "hawcx.tenants.beta.client-id=beta",
					"hawcx.tenants.gamma.config-id=config3", "hawcx.tenants.gamma.client-id=gamma",
					"hawcx.tenants.gamma.oauth.issuer=")
			.run((context) -> {
				HawcxTenants tenants = context.getBean(HawcxTenants.class);
				HawcxTenant one = tenants.get("acme");
				assertThat(one.connectionDetails().getBaseUrl()).isEqualTo("https://api.example");
				assertThat(one.connectionDetails().getIssuer()).isEqualTo("https://id.example");
				assertThat(one.connectionDetails().getSecretKey()).isNull();
				assertThat(one.connection().management().getTimeout()).hasSeconds(8);
				assertThat(one.connection().management().getClockSkew()).hasSeconds(11);
				assertThat(one.connection().management().getRelyingParty()).isNull();
				assertThat(one.connection().management().getExtraHeaders()).isEmpty();
				assertThat(tenants.get("beta").connectionDetails().getIssuer()).isEqualTo("https://beta.example");
				assertThat(tenants.get("gamma").connectionDetails().getIssuer()).isEqualTo("https://api.example");
				assertThatExceptionOfType(HawcxConfigurationException.class).isThrownBy(one::hawcx)
					.withMessageStartingWith("hawcx.tenants.acme.secret-key is not set, but management calls need");
			});
	}

	@Test
	void tenantWhenInEnvironmentVariablesThenIsFound(@TempDir Path folder) throws Exception {
		Path key = Files.writeString(folder.resolve("key"), acme.credentials().secretKey());
		Map<String, Object> variables = Map.of("HAWCX_TENANTS_ACME_BASEURL", acme.credentials().issuer(),
				"HAWCX_TENANTS_ACME_CONFIGID", acme.credentials().configId(), "HAWCX_TENANTS_ACME_CLIENTID",
				acme.credentials().publicClientId(), "HAWCX_TENANTS_ACME_SECRETKEYLOCATION", key.toUri().toString());
		this.runner
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.replace("systemEnvironment", new SystemEnvironmentPropertySource("systemEnvironment", variables)))
			.run((context) -> {
				HawcxTenant tenant = context.getBean(HawcxTenants.class).get("acme");
				assertThat(tenant.connectionDetails().getClientId()).isEqualTo(acme.credentials().publicClientId());
				assertThat(enforcement(tenant.hawcx(), acme)).contains("mfa_enforcement");
			});
	}

	@Test
	void keysAndMetadataWhenTenantsHaveOneIssuerThenAreFetchedOnce() {
		EmulatorCredentials project = acme.credentials();
		this.runner.withPropertyValues(tenant("hawcx.tenants.acme", project))
			.withPropertyValues("hawcx.tenants.two.base-url=" + project.issuer(), "hawcx.tenants.two.config-id=two",
					"hawcx.tenants.two.client-id=" + project.confidentialClientId())
			.run((context) -> {
				HawcxTenants tenants = context.getBean(HawcxTenants.class);
				assertThat(tenants.get("two").oauth().metadata()).isSameAs(tenants.get("acme").oauth().metadata());
			});
	}

	@Test
	void aheadOfTimeWhenProcessedThenKeepsWhatTellsTenantsApart() throws Exception {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		TestPropertyValues
			.of("hawcx.tenants.acme.base-url=${NOT_SET_AT_BUILD}", "hawcx.tenants.acme.config-id=${NOT_SET_AT_BUILD}",
					"hawcx.tenants.acme.client-id=${NOT_SET_AT_BUILD}")
			.applyTo(context);
		context.register(HawcxAutoConfiguration.class, HawcxTransportAutoConfiguration.class,
				HawcxTenantAutoConfiguration.class);
		InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();
		DefaultGenerationContext generation = new DefaultGenerationContext(
				new ClassNameGenerator(ClassName.get("com.example", "App")), files);
		new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
		generation.writeGeneratedContent();
		String source = files.getGeneratedFileContent(GeneratedFiles.Kind.SOURCE,
				"io/hawcx/autoconfigure/tenant/TenantBeans__BeanDefinitions.java");
		assertThat(source).contains("setDefaultCandidate(false)", "AutowireCandidateQualifier", "\"acme\"");
	}

	@Test
	void contextWhenThereAreNoTenantsThenHasNothingOfThem() {
		this.runner.withPropertyValues(tenant("hawcx", acme.credentials())).run((context) -> {
			assertThat(context).doesNotHaveBean(HawcxTenants.class).hasSingleBean(Hawcx.class);
			assertThat(context.getBeanDefinitionNames()).noneMatch((name) -> name.toLowerCase().contains("tenant"));
		});
	}

	static class Optional {

		private final ObjectProvider<Hawcx> hawcx;

		Optional(ObjectProvider<Hawcx> hawcx) {
			this.hawcx = hawcx;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Injected {

		private final Hawcx main;

		private final Hawcx beta;

		private final HawcxAsync betaAsync;

		private final HawcxOAuth acmeOAuth;

		private final HawcxOAuthAsync acmeOAuthAsync;

		Injected(Hawcx main, @Qualifier("beta") Hawcx beta, @Qualifier("beta") HawcxAsync betaAsync,
				@Qualifier("acme") HawcxOAuth acmeOAuth, @Qualifier("acme") HawcxOAuthAsync acmeOAuthAsync) {
			this.main = main;
			this.beta = beta;
			this.betaAsync = betaAsync;
			this.acmeOAuth = acmeOAuth;
			this.acmeOAuthAsync = acmeOAuthAsync;
		}

	}

}
