package io.hawcx.emulator;

import java.time.Clock;
import java.util.Map;

import io.hawcx.emulator.crypto.Seed;
import io.hawcx.emulator.http.LoopbackServer;
import io.hawcx.emulator.http.Reply;
import io.hawcx.emulator.http.Router;
import io.hawcx.emulator.login.Authenticators;
import io.hawcx.emulator.login.HostedLogin;
import io.hawcx.emulator.login.OneTimeCodes;
import io.hawcx.emulator.login.Pages;
import io.hawcx.emulator.login.StepUpPage;
import io.hawcx.emulator.management.ManagementEndpoints;
import io.hawcx.emulator.management.StepUps;
import io.hawcx.emulator.oidc.AuthorizationCodes;
import io.hawcx.emulator.oidc.Discovery;
import io.hawcx.emulator.oidc.MintCodeEndpoint;
import io.hawcx.emulator.oidc.TokenEndpoint;
import io.hawcx.emulator.tenant.Gateway;
import io.hawcx.emulator.tenant.Tenant;
import io.hawcx.emulator.user.Users;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Hawcx of your own on 127.0.0.1, for development and tests only. It refuses what
 * production refuses, with the same status and error code. Everything it keeps is in
 * memory and gone after {@link #close()}. Thread-safe.
 *
 * <pre>
 * try (HawcxEmulator hawcx = HawcxEmulator.start()) {
 *   String issuer = hawcx.credentials().issuer();
 * }
 * </pre>
 *
 * @since 0.1.0
 */
public final class HawcxEmulator implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(HawcxEmulator.class);

	private static final String USER = "alice@example.com";

	private final LoopbackServer server;

	private final Tenant tenant;

	private final EmulatorCredentials credentials;

	private final Users users;

	private final Clock clock;

	private final AuthorizationCodes codes;

	private final StepUps stepUps;

	private final Authenticators authenticators;

	private final OneTimeCodes oneTimeCodes;

	private HawcxEmulator(Settings settings) {
		this.server = LoopbackServer.bind(settings.port);
		String algorithm = settings.idTokenAlgorithm.jwsName();
		this.tenant = new Tenant("http://127.0.0.1:" + this.server.port(), settings.seed, algorithm);
		this.credentials = new EmulatorCredentials(this.tenant, USER);
		this.users = new Users(settings.seed);
		this.users.create(USER);
		this.users.setPhone(USER, "+15555550100");
		this.clock = settings.clock;
		this.codes = new AuthorizationCodes(this.clock);
		this.stepUps = new StepUps(this.tenant, this.clock);
		this.authenticators = new Authenticators(settings.seed, this.clock);
		this.oneTimeCodes = new OneTimeCodes(this.authenticators, this.clock);
		this.server.start(routes(settings));
		logger.warn("The Hawcx emulator, for development and tests only, is ready at {}", baseUrl());
	}

	/**
	 * Start an emulator on any free port, with the redirect flow announced, ES256
	 * id_tokens and random keys.
	 * @return the running emulator
	 */
	public static HawcxEmulator start() {
		return builder().start();
	}

	/**
	 * Prepare an emulator.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	private Router routes(Settings settings) {
		Router router = new Router();
		router.get("/.well-known/openid-configuration", new Discovery(baseUrl(), settings.idTokenAlgorithm.jwsName(),
				settings.discoveryShape == DiscoveryShape.REDIRECT));
		router.get("/.well-known/jwks.json", (request) -> Reply.json(200, Map.of("keys", this.tenant.publicJwks())));
		router.get("/emulator/credentials", (request) -> Reply.json(200, this.credentials.asMap()));
		Gateway gateway = new Gateway(this.tenant.configId(), settings.configIdOptional);
		router.post("/internal/mint-code", new MintCodeEndpoint(this.tenant, gateway, this.codes, this.clock));
		router.post("/oauth2/token",
				new TokenEndpoint(this.tenant, gateway, this.codes, this.users, this.clock, settings.accessTokens));
		Pages pages = new Pages();
		pages.addTo(router);
		new HostedLogin(this.tenant, pages, this.codes, this.oneTimeCodes, this.users, this.clock).addTo(router,
				settings.discoveryShape == DiscoveryShape.REDIRECT);
		new StepUpPage(this.stepUps, this.oneTimeCodes, pages, this.clock).addTo(router);
		router.under(ManagementEndpoints.PREFIX,
				new ManagementEndpoints(this.tenant, this.stepUps, this.users, this.clock));
		return router;
	}

	/**
	 * Return the base URL, which is the issuer.
	 * @return {@code http://127.0.0.1:PORT}
	 */
	public String baseUrl() {
		return this.tenant.issuer();
	}

	/**
	 * Return all that an application needs to be configured with.
	 * @return ids and keys
	 */
	public EmulatorCredentials credentials() {
		return this.credentials;
	}

	/**
	 * Return the users, to read and to change.
	 * @return the users
	 */
	public Users users() {
		return this.users;
	}

	/**
	 * Return the one-time code that was sent to a user last, at a login or a step-up.
	 * @param email the user's e-mail address
	 * @return six digits, or {@code null} if none was sent in the last five minutes
	 */
	public @Nullable String latestCode(String email) {
		return this.oneTimeCodes.latest(email);
	}

	/**
	 * Return what a user's authenticator shows now. Each code is good once.
	 * @param email the user's e-mail address
	 * @return six digits (RFC 6238)
	 */
	public String authenticatorCode(String email) {
		return this.authenticators.code(email);
	}

	/**
	 * Issue an authorization code without a login, bound to no redirect URI, as code
	 * hand-over brings it.
	 * @param request what it shall stand for
	 * @return the code
	 */
	public String mintCode(MintCodeRequest request) {
		return request.issue(this.codes, this.tenant.confidentialClient().id(), this.users.create(USER).subject(),
				this.clock.instant());
	}

	/**
	 * Issue an authorization code without a login for the confidential client and the
	 * user of the {@link #credentials()}.
	 * @param codeVerifier the PKCE verifier that it is to be exchanged with
	 * @param nonce the id_token's nonce, or {@code null} for none
	 * @return the code
	 */
	public String mintCode(String codeVerifier, @Nullable String nonce) {
		return mintCode(MintCodeRequest.forVerifier(codeVerifier).nonce(nonce));
	}

	/**
	 * Give a user's consent to a step-up without a browser.
	 * @param startToken the start token
	 * @return the receipt, to be consumed once within five minutes
	 * @throws IllegalArgumentException if the token is unknown, over or was used
	 */
	public String completeStepUp(String startToken) {
		return this.stepUps.complete(startToken);
	}

	/**
	 * Stop at once, idle connections too, and free the port. Further calls do nothing.
	 */
	@Override
	public void close() {
		this.server.close();
	}

	/**
	 * Prepares an emulator. Not thread-safe.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private final Settings settings = new Settings();

		private Builder() {
		}

		/**
		 * Set the port.
		 * @param port the port; 0, the default, takes any free one
		 * @return this builder
		 */
		public Builder port(int port) {
			this.settings.port = port;
			return this;
		}

		/**
		 * Set where ids and keys come from: the same seed gives the same ones.
		 * @param seed any text; the default is random
		 * @return this builder
		 */
		public Builder seed(String seed) {
			this.settings.seed = Seed.of(seed);
			return this;
		}

		/**
		 * Set what discovery announces.
		 * @param shape the shape; {@link DiscoveryShape#REDIRECT} by default
		 * @return this builder
		 */
		public Builder discoveryShape(DiscoveryShape shape) {
			this.settings.discoveryShape = shape;
			return this;
		}

		/**
		 * Set what signs id_tokens.
		 * @param algorithm the algorithm; {@link IdTokenAlgorithm#ES256} by default
		 * @return this builder
		 */
		public Builder idTokenAlgorithm(IdTokenAlgorithm algorithm) {
			this.settings.idTokenAlgorithm = algorithm;
			return this;
		}

		/**
		 * Set whether the token endpoint accepts requests without {@code X-Config-Id}, as
		 * Hawcx's newer environments do. A wrong one is refused all the same.
		 * @param optional whether it does; {@code false} by default
		 * @return this builder
		 */
		public Builder configIdOptional(boolean optional) {
			this.settings.configIdOptional = optional;
			return this;
		}

		/**
		 * Set whether the token endpoint's replies have an {@code access_token}.
		 * @param accessTokens whether they have; {@code false} by default
		 * @return this builder
		 */
		public Builder accessTokens(boolean accessTokens) {
			this.settings.accessTokens = accessTokens;
			return this;
		}

		/**
		 * Set the clock that everything is issued by and expires on.
		 * @param clock the clock; the system's by default
		 * @return this builder
		 */
		public Builder clock(Clock clock) {
			this.settings.clock = clock;
			return this;
		}

		/**
		 * Start the emulator.
		 * @return the running emulator
		 * @throws java.io.UncheckedIOException if the port is taken
		 */
		public HawcxEmulator start() {
			return new HawcxEmulator(this.settings);
		}

	}

}
