package io.hawcx.autoconfigure.security;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.hawcx.autoconfigure.HawcxAutoConfiguration;
import io.hawcx.autoconfigure.client.HawcxClientAutoConfiguration;
import io.hawcx.autoconfigure.http.HawcxTransportAutoConfiguration;
import io.hawcx.security.recent.RequireRecentLogin;
import io.hawcx.security.recent.UnguardedRecentLoginException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

import org.springframework.aop.framework.autoproxy.InfrastructureAdvisorAutoProxyCreator;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.reactive.ReactiveOAuth2ClientAutoConfiguration;
import org.springframework.boot.test.context.runner.AbstractApplicationContextRunner;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.authorization.AuthorizationDeniedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * {@link RequireRecentLogin} where nothing would enforce it: no method with it runs for
 * everybody.
 */
@ExtendWith(OutputCaptureExtension.class)
class UnguardedRecentLoginTests {

	private static final AutoConfigurations OURS = AutoConfigurations.of(HawcxAutoConfiguration.class,
			HawcxTransportAutoConfiguration.class, HawcxClientAutoConfiguration.class,
			HawcxSecurityPropertiesAutoConfiguration.class, HawcxLoginAutoConfiguration.class,
			HawcxWebSecurityAutoConfiguration.class, HawcxReactiveLoginAutoConfiguration.class,
			HawcxReactiveWebSecurityAutoConfiguration.class, HawcxRecentLoginAutoConfiguration.class,
			AopAutoConfiguration.class);

	private static final String[] CLIENT = { "hawcx.base-url=http://127.0.0.1:1", "hawcx.config-id=config",
			"hawcx.client-id=client" };

	static Stream<AbstractApplicationContextRunner<?, ?, ?>> stacks() {
		return Stream.of(
				new WebApplicationContextRunner().withConfiguration(OURS)
					.withConfiguration(AutoConfigurations.of(OAuth2ClientAutoConfiguration.class,
							SecurityAutoConfiguration.class, ServletWebSecurityAutoConfiguration.class)),
				new ReactiveWebApplicationContextRunner().withConfiguration(OURS)
					.withConfiguration(AutoConfigurations.of(ReactiveOAuth2ClientAutoConfiguration.class,
							ReactiveWebSecurityAutoConfiguration.class,
							ReactiveUserDetailsServiceAutoConfiguration.class, WebFluxAutoConfiguration.class)));
	}

	static Stream<AbstractApplicationContextRunner<?, ?, ?>> unguarded() {
		return Stream.concat(
				Stream.of(new ApplicationContextRunner().withConfiguration(OURS),
						new ApplicationContextRunner().withConfiguration(OURS).withPropertyValues(CLIENT)),
				Stream
					.<UnaryOperator<AbstractApplicationContextRunner<?, ?, ?>>>of((runner) -> runner,
							(runner) -> runner.withPropertyValues(CLIENT)
								.withPropertyValues("hawcx.login.enabled=false"),
							(runner) -> runner.withPropertyValues(CLIENT).withPropertyValues("spring.aop.auto=false"),
							// Without AspectJ, Spring Boot then makes no proxies at all.
							(runner) -> runner.withPropertyValues(CLIENT)
								.withPropertyValues("spring.aop.proxy-target-class=false"))
					.flatMap((change) -> stacks().map(change)));
	}

	@ParameterizedTest
	@MethodSource("unguarded")
	void startWhenNothingEnforcesTheAnnotationThenFailsNamingTheBean(AbstractApplicationContextRunner<?, ?, ?> runner) {
		runner.withBean("accounts", Accounts.class).run((context) -> assertRefused(context.getStartupFailure(), null));
		runner.withBean("accounts", OnClass.class).run((context) -> assertRefused(context.getStartupFailure(), null));
		runner.withBean("accounts", ByInterface.class)
			.run((context) -> assertRefused(context.getStartupFailure(), null));
		runner.withBean("accounts", Unrelated.class).run((context) -> assertThat(context.getStartupFailure()).isNull());
	}

	@ParameterizedTest
	@MethodSource("stacks")
	void startWhenMethodCannotBeGuardedThenFailsNamingIt(AbstractApplicationContextRunner<?, ?, ?> runner) {
		AbstractApplicationContextRunner<?, ?, ?> login = runner.withPropertyValues(CLIENT);
		login.withBean("accounts", FinalMethod.class)
			.run((context) -> assertRefused(context.getStartupFailure(), "delete"));
		login.withBean("accounts", FinalMethodOfClass.class)
			.run((context) -> assertRefused(context.getStartupFailure(), "delete"));
		login.withBean("accounts", PrivateMethod.class)
			.run((context) -> assertRefused(context.getStartupFailure(), "delete"));
		login.withBean("accounts", FinalClass.class)
			.run((context) -> assertThat(context.getStartupFailure()).hasMessageContaining("'accounts'"));
	}

	@ParameterizedTest
	@MethodSource("stacks")
	void beanWhenLoginIsOnThenIsGuarded(AbstractApplicationContextRunner<?, ?, ?> runner) {
		AbstractApplicationContextRunner<?, ?, ?> login = runner.withPropertyValues(CLIENT)
			.withBean("accounts", ByInterface.class)
			.withBean(Accounts.class)
			.withBean(OnClass.class);
		Stream
			.of(login,
					login.withPropertyValues("spring.aop.auto=false")
						.withBean(InfrastructureAdvisorAutoProxyCreator.class))
			.forEach((proxied) -> proxied.run((context) -> {
				assertThat(context.getStartupFailure()).isNull();
				List<Deletes> accounts = context.getBeanProvider(Deletes.class).stream().toList();
				assertThat(accounts).hasSize(3)
					.allSatisfy((bean) -> assertThat(AopUtils.isCglibProxy(bean)).isEqualTo(proxied == login))
					.allSatisfy(UnguardedRecentLoginTests::assertDenied);
			}));
	}

	@Test
	void beanWhenItIsLazyThenFailsOnFirstUse() {
		new ApplicationContextRunner().withConfiguration(OURS)
			.withUserConfiguration(LazyAccounts.class)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThatException().isThrownBy(() -> context.getBean("accounts"))
					.satisfies((ex) -> assertRefused(ex, null));
			});
	}

	@Test
	void beanWhenPostProcessorNeedsItBeforeProxiesAreMadeThenFails() {
		new WebApplicationContextRunner().withConfiguration(OURS)
			.withConfiguration(AutoConfigurations.of(OAuth2ClientAutoConfiguration.class,
					SecurityAutoConfiguration.class, ServletWebSecurityAutoConfiguration.class))
			.withPropertyValues(CLIENT)
			.withUserConfiguration(EarlyAccounts.class)
			.run((context) -> assertRefused(context.getStartupFailure(), null));
	}

	@Test
	void beanWhenItTakesPartInACircleThenIsGuardedAllTheSame() {
		WebApplicationContextRunner circle = new WebApplicationContextRunner().withConfiguration(OURS)
			.withConfiguration(AutoConfigurations.of(OAuth2ClientAutoConfiguration.class,
					SecurityAutoConfiguration.class, ServletWebSecurityAutoConfiguration.class))
			.withAllowCircularReferences(true)
			.withBean("accounts", First.class)
			.withBean(Second.class);
		circle.withPropertyValues(CLIENT).run((context) -> assertDenied(context.getBean(First.class)));
		circle.run((context) -> assertRefused(context.getStartupFailure(), null));
	}

	@Test
	void applicationWhenNothingIsSetThenSaysWhatToDo(CapturedOutput output) {
		SpringApplication application = new SpringApplication(Application.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		assertThatException().isThrownBy(application::run);
		assertThat(Objects.toString(output)).contains("APPLICATION FAILED TO START",
				"@RequireRecentLogin on the bean 'accounts' (" + Accounts.class.getName() + ") guards nothing",
				"hawcx.base-url, hawcx.config-id and hawcx.client-id");
	}

	private static void assertRefused(Throwable failure, String method) {
		assertThat(failure).rootCause()
			.isInstanceOf(UnguardedRecentLoginException.class)
			.hasMessageContaining("@RequireRecentLogin on the bean 'accounts'")
			.hasMessageContaining((method != null) ? "the method '" + method + "'" : "guards nothing");
	}

	private static void assertDenied(Deletes accounts) {
		assertThatException().isThrownBy(() -> accounts.delete().block())
			.isInstanceOfAny(AuthorizationDeniedException.class, AuthenticationCredentialsNotFoundException.class);
	}

	interface Deletes {

		Mono<String> delete();

	}

	interface DeletesAfterRecentLogin extends Deletes {

		@Override
		@RequireRecentLogin
		Mono<String> delete();

	}

	static class Accounts implements Deletes {

		@Override
		@RequireRecentLogin
		public Mono<String> delete() {
			return Mono.just("deleted");
		}

	}

	@RequireRecentLogin
	static class OnClass implements Deletes {

		@Override
		public Mono<String> delete() {
			return Mono.just("deleted");
		}

		static String name() {
			return detail();
		}

		private static String detail() {
			return "accounts";
		}

	}

	static class ByInterface implements DeletesAfterRecentLogin {

		@Override
		public Mono<String> delete() {
			return Mono.just("deleted");
		}

	}

	static class Unrelated {

		final String delete() {
			return "deleted";
		}

	}

	static class FinalMethod {

		@RequireRecentLogin
		final Mono<String> delete() {
			return Mono.just("deleted");
		}

	}

	@RequireRecentLogin
	static class FinalMethodOfClass {

		final Mono<String> delete() {
			return Mono.just("deleted");
		}

	}

	static class PrivateMethod {

		Mono<String> call() {
			return delete();
		}

		@RequireRecentLogin
		private Mono<String> delete() {
			return Mono.just("deleted");
		}

	}

	@RequireRecentLogin
	static final class FinalClass {

		Mono<String> delete() {
			return Mono.just("deleted");
		}

	}

	static class First extends Accounts {

		@Autowired
		Second second;

	}

	static class Second {

		@Autowired
		First first;

	}

	@Configuration(proxyBeanMethods = false)
	static class LazyAccounts {

		@Bean
		@Lazy
		Accounts accounts() {
			return new Accounts();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class EarlyAccounts {

		@Bean
		static Accounts accounts() {
			return new Accounts();
		}

		@Bean
		static BeanPostProcessor needsAccounts(Accounts accounts) {
			return new BeanPostProcessor() {
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		Accounts accounts() {
			return new Accounts();
		}

	}

}
