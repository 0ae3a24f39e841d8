package io.hawcx.security.handover;

import java.io.IOException;

import io.hawcx.security.oauth2.HawcxAuthorizedClientRepository;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * Takes the code on {@code POST}, and stores what Hawcx authorized where a login by
 * redirect would: nothing where no access token came.
 */
final class HawcxCodeHandoverFilter extends AbstractAuthenticationProcessingFilter {

	private final @Nullable OAuth2AuthorizedClientRepository clients;

	HawcxCodeHandoverFilter(String path, HandoverConverter converter,
			@Nullable OAuth2AuthorizedClientRepository clients) {
		super(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, path));
		setAuthenticationConverter(converter);
		this.clients = (clients != null) ? new HawcxAuthorizedClientRepository(clients) : null;
	}

	@Override
	public @Nullable Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response)
			throws IOException, ServletException {
		Authentication result = super.attemptAuthentication(request, response);
		if (!(result instanceof HandedOverLogin login)) {
			return result;
		}
		if (this.clients != null) {
			this.clients.saveAuthorizedClient(login.client(), login, request, response);
		}
		return login.plain();
	}

}
