package io.hawcx.autoconfigure.security;

import java.time.Duration;

import io.hawcx.security.token.HawcxAccessTokens;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.core.ResolvableType;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.session.ReactiveSessionRepository;
import org.springframework.web.server.session.CookieWebSessionIdResolver;
import org.springframework.web.server.session.DefaultWebSessionManager;
import org.springframework.web.server.session.InMemoryWebSessionStore;
import org.springframework.web.server.session.WebSessionManager;

import static org.assertj.core.api.Assertions.assertThat;

class AccessTokenSessionsPostProcessorTests {

	private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();

	private <T extends WebSessionManager> Object process(T manager) {
		this.beans.registerSingleton("tokens",
				new HawcxAccessTokens("/token", Duration.ofMinutes(1), Duration.ofHours(1), 10, false));
		ObjectProvider<ReactiveSessionRepository<?>> sessions = this.beans
			.getBeanProvider(ResolvableType.forClass(ReactiveSessionRepository.class));
		return new AccessTokenSessionsPostProcessor(this.beans.getBeanProvider(HawcxAccessTokens.class), sessions)
			.postProcessAfterInitialization(manager, "webSessionManager");
	}

	// A native image makes no subclasses.
	@Test
	void managerWhenDefaultThenNeedsNoGeneratedClassAndKeepsItsSettings() {
		DefaultWebSessionManager manager = new DefaultWebSessionManager();
		AccessTokenWebSessionManager processed = (AccessTokenWebSessionManager) process(manager);
		assertThat(processed.getSessionStore()).isSameAs(manager.getSessionStore());
		assertThat(processed.getSessionIdResolver()).isSameAs(manager.getSessionIdResolver());
		InMemoryWebSessionStore store = new InMemoryWebSessionStore();
		CookieWebSessionIdResolver resolver = new CookieWebSessionIdResolver();
		processed.setSessionStore(store);
		processed.setSessionIdResolver(resolver);
		assertThat(manager.getSessionStore()).isSameAs(store);
		assertThat(manager.getSessionIdResolver()).isSameAs(resolver);
		assertThat(sessionIds(processed)).isZero();
	}

	@Test
	void managerWhenOfOwnClassThenKeepsIt() {
		Object processed = process(new OwnManager());
		assertThat(processed).isInstanceOf(OwnManager.class);
		assertThat(sessionIds((OwnManager) processed)).isZero();
	}

	// By token, whose session no cookie tells of.
	private static int sessionIds(WebSessionManager manager) {
		MockServerWebExchange exchange = MockServerWebExchange
			.from(MockServerHttpRequest.get("/").header("Authorization", "Bearer unknown"));
		assertThat(manager.getSession(exchange).block(Duration.ofSeconds(10)).isStarted()).isFalse();
		return exchange.getResponse().getCookies().size();
	}

	static class OwnManager extends DefaultWebSessionManager {

	}

}
