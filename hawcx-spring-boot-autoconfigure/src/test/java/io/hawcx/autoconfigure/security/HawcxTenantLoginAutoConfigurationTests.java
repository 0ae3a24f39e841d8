package io.hawcx.autoconfigure.security;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.hawcx.autoconfigure.HawcxAutoConfiguration;
import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.autoconfigure.client.HawcxClientAutoConfiguration;
import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.autoconfigure.http.HawcxTransportAutoConfiguration;
import io.hawcx.autoconfigure.tenant.HawcxTenantAutoConfiguration;
import io.hawcx.autoconfigure.tenant.HawcxTenantRepository;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.oauth.HawcxOAuth;
import io.hawcx.security.oauth2.HawcxClientRegistration;
import io.hawcx.security.oauth2.HawcxLoginClient;
import io.hawcx.security.oauth2.HawcxLoginClients;
import io.hawcx.security.oauth2.HawcxTenantRegistrationRepository;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.servlet.OAuth2ClientWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@ExtendWith(OutputCaptureExtension.class)
class HawcxTenantLoginAutoConfigurationTests {

	private static final String[] TENANTS = { "hawcx.base-url=http://127.0.0.1:1", "hawcx.tenants.acme.config-id=one",
			"hawcx.tenants.acme.client-id=acme", "hawcx.tenants.beta.config-id=two",
			"hawcx.tenants.beta.base-url=http://127.0.0.1:2", "hawcx.tenants.beta.client-id=beta" };

	private static final String[] MAIN = { "hawcx.config-id=config", "hawcx.client-id=client" };

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(HawcxAutoConfiguration.class,
			HawcxTransportAutoConfiguration.class, HawcxClientAutoConfiguration.class,
			HawcxSecurityPropertiesAutoConfiguration.class, HawcxTenantAutoConfiguration.class,
			HawcxTenantLoginAutoConfiguration.class, HawcxLoginAutoConfiguration.class,
			HawcxWebSecurityAutoConfiguration.class, OAuth2ClientAutoConfiguration.class,
			OAuth2ClientWebSecurityAutoConfiguration.class, SecurityAutoConfiguration.class,
			ServletWebSecurityAutoConfiguration.class);

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(CONFIGURATIONS)
		.withPropertyValues(TENANTS);

	@Test
	void loginWhenOnlyTenantsAreConfiguredThenFindsEachAndListsNone() {
		this.runner.run((context) -> {
			assertThat(context).hasNotFailed()
				.hasBean("hawcxSecurityFilterChain")
				.doesNotHaveBean(HawcxClientRegistration.class)
				.hasSingleBean(HawcxTenantRegistrationRepository.class);
			assertThat(context.getBean(ClientRegistrationRepository.class)).isNotInstanceOf(Iterable.class);
			HawcxLoginClients clients = context.getBean(HawcxLoginClients.class);
			HawcxLoginClient acme = clients.find("acme");
			assertThat(acme).isNotNull().isSameAs(clients.find("acme"));
			assertThat(acme.registration().clientId()).isEqualTo("acme");
			assertThat(clients.find("beta").registration().registrationId()).isEqualTo("beta");
			assertThat(clients.find("hawcx")).isNull();
		});
	}

	@Test
	void loginWhenMainProjectIsConfiguredTooThenIsOneMore() {
		this.runner.withPropertyValues(MAIN).run((context) -> {
			assertThat(context).hasNotFailed().hasSingleBean(ClientRegistrationRepository.class);
			HawcxLoginClients clients = context.getBean(HawcxLoginClients.class);
			assertThat(clients.find("hawcx").registration()).isSameAs(context.getBean(HawcxClientRegistration.class));
			assertThat(clients.find("acme").registration().clientId()).isEqualTo("acme");
		});
	}

	@Test
	void tenantsWhenInARepositoryThenSignInAsWell() {
		new WebApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withPropertyValues("hawcx.login.scope=openid,email",
					"spring.security.oauth2.client.registration.github.client-id=x",
					"spring.security.oauth2.client.registration.github.client-secret=x")
			.withBean(HawcxTenantRepository.class, () -> Details::new)
			.run((context) -> {
				assertThat(context).hasNotFailed().hasBean("hawcxSecurityFilterChain");
				HawcxLoginClients clients = context.getBean(HawcxLoginClients.class);
				assertThat(clients.find("acme").registration().clientId()).isEqualTo("client-of-acme");
				assertThat(clients.find("acme").registration().scopes()).contains("email");
				assertThat(clients.find("acme")).isSameAs(clients.find("acme"));
				// The id of another provider is never a tenant's.
				assertThat(clients.find("github")).isNull();
			});
	}

	@Test
	void loginWhenRepositoryIsOnWebFluxThenEventLoopsAnswerFromMemoryAlone() {
		Semaphore begun = new Semaphore(0);
		new ReactiveWebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(HawcxAutoConfiguration.class,
					HawcxTransportAutoConfiguration.class, HawcxClientAutoConfiguration.class,
					HawcxTenantAutoConfiguration.class, HawcxSecurityPropertiesAutoConfiguration.class,
					HawcxReactiveTenantLoginAutoConfiguration.class))
			.withBean(HawcxTenantRepository.class, () -> (name) -> {
				begun.acquireUninterruptibly();
				return name.equals("acme") ? new Details(name) : null;
			})
			.run((context) -> {
				assertThat(context).hasNotFailed();
				HawcxLoginClients clients = context.getBean(HawcxLoginClients.class);
				assertThatIllegalStateException().isThrownBy(() -> onEventLoop(() -> clients.find("acme")))
					.withMessageContaining("'acme' is not in memory");
				begun.release(2);
				HawcxLoginClient acme = clients.findAsync("acme").get(10, TimeUnit.SECONDS);
				assertThat(acme).isNotNull();
				assertThat(onEventLoop(() -> clients.find("acme"))).isSameAs(acme);
				assertThat(onEventLoop(() -> clients.find("../etc"))).isNull();
				assertThat(clients.findAsync("nobody").get(10, TimeUnit.SECONDS)).isNull();
				assertThat(onEventLoop(() -> clients.find("nobody"))).isNull();
			});
	}

	private static @Nullable HawcxLoginClient onEventLoop(Supplier<@Nullable HawcxLoginClient> step) {
		return Mono.fromSupplier(step).subscribeOn(Schedulers.parallel()).block(Duration.ofSeconds(10));
	}

	@Test
	void loginWhenTenantSwitchesItOffThenItsUsersDoNotSignIn() {
		this.runner.withPropertyValues("hawcx.tenants.beta.login.enabled=false", "hawcx.login.scope=openid,email")
			.run((context) -> {
				HawcxLoginClients clients = context.getBean(HawcxLoginClients.class);
				assertThat(clients.find("beta")).isNull();
				assertThat(clients.find("acme").registration().scopes()).containsExactlyInAnyOrder("openid", "email");
			});
	}

	@Test
	void loginWhenSwitchedOffForAllThenLeavesBootAlone() {
		this.runner.withPropertyValues("hawcx.login.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(HawcxLoginClients.class)
				.doesNotHaveBean(HawcxOAuth.class.getName()));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			hawcx.tenants.acme.login.page=/in              | hawcx.tenants.acme.login.page has no effect
			hawcx.tenants.acme.login.permit-all[0]=/       | hawcx.tenants.acme.login.permit-all has no effect
			hawcx.tenants.acme.login.code-handover.path=/x | hawcx.tenants.acme.login.code-handover has no effect
			hawcx.tenants.acme.login.registration-id=x     | a tenant's registration has the tenant's name
			hawcx.tenants.acme.login.scope=email           | hawcx.tenants.acme.login.scope lacks openid
			hawcx.login.redirect-uri=https://x.example/login/oauth2/code/hawcx | hawcx.login.redirect-uri is one address
			hawcx.tenants.github.client-id=x               | hawcx.tenants.github has the id of another client
			hawcx.tenants.hawcx.client-id=x                | hawcx.tenants.hawcx has the id of another client
			""")
	void startWhenLoginOfATenantCannotWorkThenSaysWhy(String property, String reason) {
		this.runner.withPropertyValues(MAIN)
			.withPropertyValues("spring.security.oauth2.client.registration.github.client-id=x",
					"spring.security.oauth2.client.registration.github.client-secret=x",
					property.startsWith("hawcx.tenants.github") ? "hawcx.tenants.github.config-id=y" : "a=b",
					property.startsWith("hawcx.tenants.hawcx") ? "hawcx.tenants.hawcx.config-id=y" : "a=b", property)
			.run((context) -> assertThat(NestedExceptionUtils.getMostSpecificCause(context.getStartupFailure()))
				.isInstanceOf(HawcxConfigurationException.class)
				.hasMessageContaining(reason));
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void stepUpWhenNoProjectHasAKeyThenIsRefused(boolean main) {
		this.runner.withPropertyValues("hawcx.step-up.enabled=true")
			.withPropertyValues(main ? MAIN : new String[0])
			.run((context) -> assertThat(NestedExceptionUtils.getMostSpecificCause(context.getStartupFailure()))
				.isInstanceOf(HawcxConfigurationException.class)
				.hasMessageContaining("hawcx.step-up.enabled is true, but there is no key")
				.hasMessageContaining(main ? "Set hawcx.secret-key," : "Set hawcx.tenants.acme.secret-key,"));
	}

	@Test
	void stepUpWhenOneProjectHasAKeyThenWarnsOfTheOthers(CapturedOutput output) {
		this.runner.withPropertyValues("hawcx.step-up.enabled=true", "hawcx.tenants.beta.secret-key=" + secretKey())
			.withPropertyValues(MAIN)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(output).contains("no key for management calls", "under hawcx, hawcx.tenants.acme: users");
			});
	}

	private static String secretKey() {
		try (HawcxEmulator emulator = HawcxEmulator.start()) {
			return emulator.credentials().secretKey();
		}
	}

	@Test
	void stepUpWhenApplicationHasItsOwnChainThenSaysThatItIsNotInForce(CapturedOutput output) {
		this.runner
			.withConfiguration(
					AutoConfigurations.of(HawcxLoginNoticesAutoConfiguration.class, HawcxStepUpAutoConfiguration.class))
			.withUserConfiguration(OwnServletChain.class)
			.withPropertyValues("hawcx.step-up.enabled=true")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(output).contains("these settings have no effect on it: hawcx.step-up.*");
			});
	}

	private record Details(String name) implements HawcxConnectionDetails {

		@Override
		public String getBaseUrl() {
			return "http://127.0.0.1:1";
		}

		@Override
		public String getConfigId() {
			return "config-of-" + this.name;
		}

		@Override
		public String getClientId() {
			return "client-of-" + this.name;
		}

	}

}
