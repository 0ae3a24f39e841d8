package io.hawcx.emulator;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.hawcx.emulator.internal.oidc.Pkce;

/**
 * A browser without a screen: it keeps one cookie, follows nothing and fills in forms.
 */
public final class Visitor {

	/** The PKCE verifier of every login. */
	public static final String VERIFIER = "v".repeat(43);

	/** Where logins end. */
	public static final String REDIRECT_URI = "http://localhost:8080/login/oauth2/code/hawcx";

	private static final Pattern HIDDEN = Pattern.compile("type=\"hidden\" name=\"([a-z_]+)\" value=\"([^\"]*)\"");

	private final EmulatorTenant hawcx;

	private final Http http;

	private String cookie = "none=1";

	public Visitor(EmulatorTenant hawcx) {
		this.hawcx = hawcx;
		this.http = new Http(hawcx.credentials().issuer());
	}

	/**
	 * Return what an application sends the browser to.
	 * @param changes parameters to change; an empty one is left out by the emulator
	 * @return path and query
	 */
	public String authorize(Map<String, String> changes) {
		Map<String, String> query = new LinkedHashMap<>();
		query.put("response_type", "code");
		query.put("client_id", this.hawcx.credentials().publicClientId());
		query.put("redirect_uri", REDIRECT_URI);
		query.put("scope", "openid email");
		query.put("state", "s1");
		query.put("code_challenge", Pkce.challenge(VERIFIER));
		query.put("code_challenge_method", "S256");
		query.putAll(changes);
		return "/authorize?" + Http.encode(query);
	}

	/**
	 * Begin a login.
	 * @return path and query of the login page
	 */
	public String begin() {
		return location(get(authorize(Map.of())));
	}

	/**
	 * Sign in with the e-mail code.
	 * @param email the user
	 * @return what comes after the code
	 */
	public HttpResponse<String> signIn(String email) {
		String login = begin();
		submit("/login", get(login).body(), Map.of("email", email));
		return submit("/login", get(login).body(), Map.of("code", String.valueOf(this.hawcx.latestCode(email))));
	}

	public HttpResponse<String> get(String path) {
		return remember(this.http.get(path, "Cookie", this.cookie));
	}

	/**
	 * Post a page's form.
	 * @param path where to
	 * @param page the page, for its hidden fields
	 * @param typed what is typed, or put in the place of hidden fields
	 * @return the answer
	 */
	public HttpResponse<String> submit(String path, String page, Map<String, String> typed) {
		Map<String, String> form = new LinkedHashMap<>();
		Matcher hidden = HIDDEN.matcher(page);
		while (hidden.find()) {
			form.putIfAbsent(hidden.group(1), hidden.group(2));
		}
		form.remove("restart");
		form.putAll(typed);
		return remember(this.http.postForm(path, form, "Cookie", this.cookie));
	}

	public String cookie() {
		return this.cookie;
	}

	public void forgetCookies() {
		this.cookie = "none=1";
	}

	private HttpResponse<String> remember(HttpResponse<String> response) {
		response.headers().firstValue("Set-Cookie").ifPresent((value) -> this.cookie = value.split(";")[0]);
		return response;
	}

	public static String location(HttpResponse<String> response) {
		return response.headers().firstValue("Location").orElseThrow();
	}

}
