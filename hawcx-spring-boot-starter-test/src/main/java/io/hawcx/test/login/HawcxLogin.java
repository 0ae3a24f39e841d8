package io.hawcx.test.login;

import java.net.URI;
import java.util.function.UnaryOperator;

import io.hawcx.emulator.EmulatorTenant;
import io.hawcx.emulator.MintCodeRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.test.web.servlet.MockMvc;

/**
 * Signs users in to an application under {@link MockMvc}, through the application's own
 * endpoints and the emulator, so that all of the login runs: CSRF token, nonce, code,
 * token endpoint, id_token, factors. A bean of tests with
 * {@link io.hawcx.test.AutoConfigureHawcxEmulator} and {@code @AutoConfigureMockMvc}.
 *
 * <pre>
 * MockHttpSession session = login.handOver("alice&#64;example.com");
 * mvc.perform(get("/account").session(session)).andExpect(status().isOk());
 * </pre>
 *
 * Each login begins a session of its own. The users need not exist. Thread-safe. A login
 * that the application refuses is an {@link AssertionError}.
 *
 * @since 0.1.0
 */
public final class HawcxLogin {

	private static final String CONTEXT = HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;

	private final MockMvc mvc;

	private final Handovers handovers;

	private final @Nullable String host;

	HawcxLogin(MockMvc mvc, Handovers handovers) {
		this(mvc, handovers, null);
	}

	private HawcxLogin(MockMvc mvc, Handovers handovers, @Nullable String host) {
		this.mvc = mvc;
		this.handovers = handovers;
		this.host = host;
	}

	/**
	 * Return logins whose requests go to a host of this name, for an application that
	 * tells its tenants apart by it. Further requests of a session need it as well, as in
	 * {@code get("http://acme.localhost/account")}. A login by redirect comes back to it,
	 * and the emulator takes names below {@code localhost} and registered addresses
	 * alone.
	 * @param host the host's name, without a port; {@code localhost} unless this is
	 * called
	 * @return the logins
	 * @throws IllegalArgumentException if the host is no name
	 */
	public HawcxLogin atHost(String host) {
		Hosts.require(host);
		return new HawcxLogin(this.mvc, this.handovers, host);
	}

	/**
	 * Sign a user in by code hand-over, just now and with {@code amr} {@code swk}. The
	 * application must have it on.
	 * @param email the user's e-mail address
	 * @return the session, to send with further requests
	 */
	public MockHttpSession handOver(String email) {
		return handOver(email, (request) -> request);
	}

	/**
	 * Sign a user in by code hand-over.
	 * @param email the user's e-mail address
	 * @param login changes the login's claims, such as
	 * {@code (login) -> login.amr("swk", "otp")}
	 * @return the session, to send with further requests
	 */
	public MockHttpSession handOver(String email, UnaryOperator<MintCodeRequest> login) {
		return handOver(this.handovers.main(), email, login);
	}

	/**
	 * Sign a user of a tenant in by code hand-over, just now and with {@code amr}
	 * {@code swk}. The application must have it on.
	 * @param tenant the tenant's name
	 * @param email the user's e-mail address
	 * @return the session, to send with further requests
	 * @throws IllegalArgumentException if the application has no such tenant
	 */
	public MockHttpSession handOver(String tenant, String email) {
		return handOver(tenant, email, (request) -> request);
	}

	/**
	 * Sign a user of a tenant in by code hand-over.
	 * @param tenant the tenant's name
	 * @param email the user's e-mail address
	 * @param login changes the login's claims, such as
	 * {@code (login) -> login.amr("swk", "otp")}
	 * @return the session, to send with further requests
	 * @throws IllegalArgumentException if the application has no such tenant
	 */
	public MockHttpSession handOver(String tenant, String email, UnaryOperator<MintCodeRequest> login) {
		return handOver(this.handovers.of(tenant), email, login);
	}

	private MockHttpSession handOver(CodeHandover handover, String email, UnaryOperator<MintCodeRequest> login) {
		MockMvcSession session = new MockMvcSession(this.mvc, this.host, this.handovers.servletPath());
		handover.signIn(session, email, login);
		return session.session();
	}

	/**
	 * Sign a user in by redirect, through the emulator's login pages and with the second
	 * factor that the user has. Discovery must have an authorization endpoint.
	 * @param email the user's e-mail address
	 * @return the session, to send with further requests
	 */
	public MockHttpSession redirect(String email) {
		return redirect(this.handovers.emulator(), this.handovers.loginUri(), email);
	}

	/**
	 * Sign a user of a tenant in by redirect, through the emulator's login pages and with
	 * the second factor that the user has. Discovery must have an authorization endpoint.
	 * @param tenant the tenant's name
	 * @param email the user's e-mail address
	 * @return the session, to send with further requests
	 * @throws IllegalArgumentException if the emulator has no such tenant
	 */
	public MockHttpSession redirect(String tenant, String email) {
		return redirect(this.handovers.emulator().tenant(tenant), this.handovers.loginUri(tenant), email);
	}

	private MockHttpSession redirect(EmulatorTenant tenant, String loginUri, String email) {
		tenant.users().create(email);
		MockMvcSession session = new MockMvcSession(this.mvc, this.host, this.handovers.servletPath());
		HostedPages pages = new HostedPages(new Http(), tenant.credentials().issuer());
		WebSession.Answer start = session.get(loginUri);
		if (start.location() == null || !pages.isThere(URI.create(start.location()))) {
			throw new AssertionError("GET " + loginUri + " answered " + start.status()
					+ " and did not lead to the emulator's authorization endpoint.");
		}
		URI callback = pages.signIn(URI.create(start.location()), email);
		WebSession.Answer end = session.get(callback.getRawPath() + "?" + callback.getRawQuery());
		if (session.session().getAttribute(CONTEXT) == null) {
			throw new AssertionError("The application refused the login of " + email + " at its callback with status "
					+ end.status() + ": " + end.body());
		}
		return session.session();
	}

}
