package io.hawcx.test.login;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import javax.net.ssl.SSLContext;

import io.hawcx.emulator.EmulatorTenant;
import io.hawcx.emulator.MintCodeRequest;

/**
 * A browser without scripts for an application that runs on a port: keeps cookies,
 * follows redirects, and signs in through the emulator. A bean of tests with
 * {@link io.hawcx.test.AutoConfigureHawcxEmulator} and a web environment with a port;
 * each one that is injected is a new one, with no cookies. It trusts the certificate that
 * the application itself is configured with, and sends cookies marked {@code Secure} to a
 * loopback address without TLS too, as browsers do. Where the application is told by its
 * host name, {@link #atHost} names it.
 *
 * <pre>
 * assertThat(browser.signIn("/account", "alice&#64;example.com").body()).contains("alice");
 * </pre>
 *
 * Not thread-safe. Requests take at most 30 seconds. A login that is refused is an
 * {@link AssertionError}.
 *
 * @since 0.1.0
 */
public final class HawcxBrowser {

	private final Http http;

	private final Supplier<URI> application;

	private final Handovers handovers;

	HawcxBrowser(Supplier<URI> application, Supplier<SSLContext> trust, Handovers handovers) {
		this(new Http(trust), application, handovers);
	}

	private HawcxBrowser(Http http, Supplier<URI> application, Handovers handovers) {
		this.http = http;
		this.application = application;
		this.handovers = handovers;
	}

	/**
	 * Return this browser with the application at a host of another name, for an
	 * application that tells its tenants apart by it. Every name below {@code localhost}
	 * is this machine, as in browsers; any other must be resolved by the system. Cookies
	 * are kept for each host, as browsers do, and this browser goes on where it was. A
	 * login by redirect comes back to the host, and the emulator takes names below
	 * {@code localhost} and registered addresses alone.
	 * @param host the host's name, without a port, such as {@code acme.localhost}
	 * @return the same browser at that host
	 * @throws IllegalArgumentException if the host is no name
	 */
	public HawcxBrowser atHost(String host) {
		Hosts.require(host);
		return new HawcxBrowser(this.http, () -> Hosts.replace(this.application.get(), host), this.handovers);
	}

	/**
	 * Open a page.
	 * @param path its path in the application, which may have a query
	 * @return the last answer, after redirects
	 */
	public HttpResponse<String> get(String path) {
		return this.http.follow(this.http.get(address(path)), (target) -> true);
	}

	/**
	 * Send a form. Where the application asks for a CSRF token, it must be among fields
	 * or headers.
	 * @param path its path in the application
	 * @param form the fields
	 * @param headers more headers
	 * @return the last answer, after redirects
	 */
	public HttpResponse<String> post(String path, Map<String, String> form, Map<String, String> headers) {
		return this.http.follow(this.http.post(address(path), form, headers), (target) -> true);
	}

	/**
	 * Sign a user in by code hand-over, just now and with {@code amr} {@code swk}. The
	 * application must have it on. The user need not exist.
	 * @param email the user's e-mail address
	 * @return this browser
	 */
	public HawcxBrowser handOver(String email) {
		return handOver(email, (request) -> request);
	}

	/**
	 * Sign a user in by code hand-over.
	 * @param email the user's e-mail address
	 * @param login changes the login's claims, such as
	 * {@code (login) -> login.amr("swk", "otp")}
	 * @return this browser
	 */
	public HawcxBrowser handOver(String email, UnaryOperator<MintCodeRequest> login) {
		this.handovers.main().signIn(new Session(), email, login);
		return this;
	}

	/**
	 * Sign a user of a tenant in by code hand-over, just now and with {@code amr}
	 * {@code swk}. The application must have it on. The user need not exist.
	 * @param tenant the tenant's name
	 * @param email the user's e-mail address
	 * @return this browser
	 * @throws IllegalArgumentException if the application has no such tenant
	 */
	public HawcxBrowser handOver(String tenant, String email) {
		return handOver(tenant, email, (request) -> request);
	}

	/**
	 * Sign a user of a tenant in by code hand-over.
	 * @param tenant the tenant's name
	 * @param email the user's e-mail address
	 * @param login changes the login's claims, such as
	 * {@code (login) -> login.amr("swk", "otp")}
	 * @return this browser
	 * @throws IllegalArgumentException if the application has no such tenant
	 */
	public HawcxBrowser handOver(String tenant, String email, UnaryOperator<MintCodeRequest> login) {
		this.handovers.of(tenant).signIn(new Session(), email, login);
		return this;
	}

	/**
	 * Open a page that leads to Hawcx, sign a user in there, with the second factor that
	 * the user has, and come back. The user need not exist.
	 * @param path a page that needs a login, or {@code /oauth2/authorization/hawcx}
	 * @param email the user's e-mail address
	 * @return the last answer, after redirects
	 */
	public HttpResponse<String> signIn(String path, String email) {
		return signIn(this.handovers.emulator(), path, email);
	}

	/**
	 * Open a page that leads to a tenant's login at Hawcx, sign a user in there, with the
	 * second factor that the user has, and come back. The user need not exist.
	 * @param tenant the tenant's name
	 * @param path a page that leads there, such as {@code /oauth2/authorization/acme}
	 * @param email the user's e-mail address
	 * @return the last answer, after redirects
	 * @throws IllegalArgumentException if the emulator has no such tenant
	 */
	public HttpResponse<String> signIn(String tenant, String path, String email) {
		return signIn(this.handovers.emulator().tenant(tenant), path, email);
	}

	private HttpResponse<String> signIn(EmulatorTenant tenant, String path, String email) {
		tenant.users().create(email);
		HostedPages pages = new HostedPages(this.http, tenant.credentials().issuer());
		HttpResponse<String> start = this.http.follow(this.http.get(address(path)), (target) -> !pages.isThere(target));
		URI hosted = Http.target(start);
		if (hosted == null) {
			throw new AssertionError("GET " + path + " answered " + start.statusCode() + " at " + start.uri().getPath()
					+ " and did not lead to the emulator's authorization endpoint.");
		}
		URI callback = pages.signIn(hosted, email);
		return this.http.follow(this.http.get(callback), (target) -> true);
	}

	private URI address(String path) {
		return URI.create(this.application.get() + path);
	}

	private final class Session implements WebSession {

		@Override
		public Answer get(String path) {
			return answer(HawcxBrowser.this.http.get(address(path)));
		}

		@Override
		public Answer fetch(String path) {
			return answer(HawcxBrowser.this.http.fetch(address(path)));
		}

		@Override
		public Answer post(String path, Map<String, String> form, Map<String, String> headers) {
			return answer(HawcxBrowser.this.http.post(address(path), form, headers));
		}

		private static Answer answer(HttpResponse<String> response) {
			URI target = Http.target(response);
			return new Answer(response.statusCode(), (target != null) ? target.toString() : null, response.body());
		}

	}

}
