package io.hawcx.autoconfigure.security;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * The addresses of a login that properties decide, on either web stack. All of them lie
 * below the servlet's path if that has one: what is asked for elsewhere reaches no
 * filter.
 */
final class LoginAddresses {

	private static final String DEFAULT_REDIRECT_URI = new HawcxLoginProperties().getRedirectUri();

	private final HawcxLoginProperties login;

	private final String prefix;

	private LoginAddresses(HawcxLoginProperties login, String prefix) {
		this.login = login;
		this.prefix = prefix;
	}

	static LoginAddresses reactive(HawcxLoginProperties login) {
		return new LoginAddresses(login, "");
	}

	static LoginAddresses servlet(HawcxLoginProperties login, Environment environment) {
		String path = environment.getProperty("spring.mvc.servlet.path", "");
		return new LoginAddresses(login, StringUtils.trimTrailingCharacter(path.replace("*", ""), '/'));
	}

	/**
	 * Return what stands before every path.
	 * @return the servlet's path, empty if it serves all
	 */
	String prefix() {
		return this.prefix;
	}

	@Nullable String page() {
		return StringUtils.hasText(this.login.getPage()) ? this.prefix + this.login.getPage() : null;
	}

	/**
	 * Return where a login ends that nothing asked for.
	 * @return the beginning of the application
	 */
	String home() {
		return this.prefix + "/";
	}

	String failureUrl() {
		String page = page();
		return (page != null) ? page + "?error" : loginPage() + "?error";
	}

	/**
	 * Return where a user signs in again.
	 * @param registrationId the registration of the former login
	 * @param main that of {@code hawcx.*}; users of others are of tenants, whose name a
	 * page that runs the logins of all is told
	 * @return a path, which may have a query
	 */
	String loginUrl(String registrationId, @Nullable String main) {
		String page = page();
		if (page == null || !this.login.getCodeHandover().isEnabled()) {
			return redirectStart() + "/" + registrationId;
		}
		return registrationId.equals(main) ? page : page + "?tenant=" + registrationId;
	}

	/**
	 * Return the page that users without a login are sent to where several providers may
	 * sign them in.
	 * @return the application's page, or the generated one
	 */
	String loginPage() {
		String page = page();
		return (page != null) ? page : this.prefix + "/login";
	}

	String redirectStart() {
		return this.prefix + "/oauth2/authorization";
	}

	/**
	 * Return where Hawcx sends the browser back.
	 * @return an address or template
	 */
	@Nullable String redirectUri() {
		String uri = this.login.getRedirectUri();
		return DEFAULT_REDIRECT_URI.equals(uri) ? uri.replace("{baseUrl}", "{baseUrl}" + this.prefix) : uri;
	}

	/**
	 * Return what needs no login, as rules write it.
	 * @return patterns below the servlet's path
	 */
	String[] open() {
		List<String> open = new ArrayList<>(this.login.getPermitAll());
		if (StringUtils.hasText(this.login.getPage())) {
			open.add(this.login.getPage());
		}
		return open.toArray(String[]::new);
	}

}
