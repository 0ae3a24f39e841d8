package io.hawcx.security.oauth2;

import java.util.Map;
import java.util.function.Supplier;

import io.hawcx.security.oauth2.internal.LoginTenants;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;

/**
 * Keeps each authorization request to Hawcx until it is answered, beside the last request
 * of all, which Spring Security keeps and its other filters look for.
 */
final class OpenRequestsRepository implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

	private final HttpSessionOAuth2AuthorizationRequestRepository stock = new HttpSessionOAuth2AuthorizationRequestRepository();

	private final Supplier<LoginTenants> hawcx;

	OpenRequestsRepository(Supplier<LoginTenants> hawcx) {
		this.hawcx = hawcx;
	}

	@Override
	public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
		OAuth2AuthorizationRequest last = this.stock.loadAuthorizationRequest(request);
		return (last != null) ? last
				: OpenRequests.find(stored(request), request.getParameter(OAuth2ParameterNames.STATE));
	}

	@Override
	public void saveAuthorizationRequest(@Nullable OAuth2AuthorizationRequest saved, HttpServletRequest request,
			HttpServletResponse response) {
		if (saved == null) {
			removeAuthorizationRequest(request, response);
			return;
		}
		this.stock.saveAuthorizationRequest(saved, request, response);
		if (OpenRequests.isHawcx(saved, this.hawcx.get())) {
			store(request, OpenRequests.with(stored(request), saved));
		}
	}

	@Override
	public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(HttpServletRequest request,
			HttpServletResponse response) {
		OAuth2AuthorizationRequest found = loadAuthorizationRequest(request);
		this.stock.removeAuthorizationRequest(request, response);
		Object stored = stored(request);
		if (found != null && stored != null) {
			store(request, OpenRequests.without(stored, String.valueOf(found.getState())));
		}
		return found;
	}

	private static void store(HttpServletRequest request, Map<String, OAuth2AuthorizationRequest> open) {
		if (open.isEmpty()) {
			request.getSession().removeAttribute(OpenRequests.ATTRIBUTE);
		}
		else {
			request.getSession().setAttribute(OpenRequests.ATTRIBUTE, open);
		}
	}

	private static @Nullable Object stored(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		return (session != null) ? session.getAttribute(OpenRequests.ATTRIBUTE) : null;
	}

}
