package io.hawcx.autoconfigure.security;

import reactor.core.publisher.Mono;

import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import org.springframework.web.server.session.DefaultWebSessionManager;
import org.springframework.web.server.session.WebSessionIdResolver;
import org.springframework.web.server.session.WebSessionManager;
import org.springframework.web.server.session.WebSessionStore;

/**
 * A default session manager with the sessions of access tokens before it. All else is
 * that manager's.
 */
final class AccessTokenWebSessionManager extends DefaultWebSessionManager {

	private final DefaultWebSessionManager manager;

	private final WebSessionManager sessions;

	AccessTokenWebSessionManager(DefaultWebSessionManager manager, WebSessionManager sessions) {
		this.manager = manager;
		this.sessions = sessions;
	}

	@Override
	public Mono<WebSession> getSession(ServerWebExchange exchange) {
		return this.sessions.getSession(exchange);
	}

	@Override
	public void setSessionIdResolver(WebSessionIdResolver sessionIdResolver) {
		this.manager.setSessionIdResolver(sessionIdResolver);
	}

	@Override
	public WebSessionIdResolver getSessionIdResolver() {
		return this.manager.getSessionIdResolver();
	}

	@Override
	public void setSessionStore(WebSessionStore sessionStore) {
		this.manager.setSessionStore(sessionStore);
	}

	@Override
	public WebSessionStore getSessionStore() {
		return this.manager.getSessionStore();
	}

}
