package io.hawcx.security.oauth2;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.util.Assert;
import org.springframework.web.util.WebUtils;

/**
 * Stores authorized clients except those that Hawcx sent no access token for: there is
 * nothing to authorize with. The session notes that alone, so that nobody is sent to
 * Hawcx again for a token that does not come. Everything else goes to the repository
 * behind it. Thread-safe if that one is.
 *
 * @since 0.1.0
 */
public final class HawcxAuthorizedClientRepository implements OAuth2AuthorizedClientRepository {

	private final OAuth2AuthorizedClientRepository delegate;

	/**
	 * Create a repository.
	 * @param delegate stores all others
	 */
	public HawcxAuthorizedClientRepository(OAuth2AuthorizedClientRepository delegate) {
		Assert.notNull(delegate, "delegate must not be null");
		this.delegate = delegate;
	}

	@Override
	public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(String clientRegistrationId,
			Authentication principal, HttpServletRequest request) {
		return this.delegate.loadAuthorizedClient(clientRegistrationId, principal, request);
	}

	@Override
	public void saveAuthorizedClient(OAuth2AuthorizedClient authorizedClient, Authentication principal,
			HttpServletRequest request, HttpServletResponse response) {
		Object known = WebUtils.getSessionAttribute(request, AbsentAccessToken.ATTRIBUTE);
		WebUtils.setSessionAttribute(request, AbsentAccessToken.ATTRIBUTE,
				AbsentAccessToken.noted(authorizedClient, known));
		if (!AbsentAccessToken.isIn(authorizedClient)) {
			this.delegate.saveAuthorizedClient(authorizedClient, principal, request, response);
		}
	}

	@Override
	public void removeAuthorizedClient(String clientRegistrationId, Authentication principal,
			HttpServletRequest request, HttpServletResponse response) {
		this.delegate.removeAuthorizedClient(clientRegistrationId, principal, request, response);
	}

}
