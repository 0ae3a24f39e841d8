package io.hawcx.autoconfigure.security;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How users sign in.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("hawcx.login")
public final class HawcxLoginProperties {

	/**
	 * Whether users sign in through Hawcx; needs a client id.
	 */
	private boolean enabled = true;

	/**
	 * Id of the client registration, which is part of the login's paths.
	 */
	private String registrationId = "hawcx";

	/**
	 * Scopes to ask for; "openid" is needed.
	 */
	private Set<String> scope = new LinkedHashSet<>(List.of("openid"));

	/**
	 * Paths that need no login, such as "/" or "/assets/**". Of no effect when the
	 * application has its own SecurityFilterChain.
	 */
	private List<String> permitAll = new ArrayList<>();

	/**
	 * Path of the application's own sign-in page, to which users without a login and
	 * failed logins are sent. Unless set, users go straight to Hawcx.
	 */
	private @Nullable String page;

	/**
	 * Address to which Hawcx sends the browser back, absolute or with Spring Security's
	 * variables; as registered with Hawcx.
	 */
	private String redirectUri = "{baseUrl}/login/oauth2/code/{registrationId}";

	/**
	 * Origins of pages elsewhere that may call this application, each exactly as browsers
	 * send it, such as "https://app.example.com". Of no effect when the application has
	 * its own SecurityFilterChain; an own CorsConfigurationSource decides in their place.
	 */
	private List<String> allowedOrigins = new ArrayList<>();

	private final CodeHandover codeHandover = new CodeHandover();

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public String getRegistrationId() {
		return this.registrationId;
	}

	public void setRegistrationId(String registrationId) {
		this.registrationId = registrationId;
	}

	public Set<String> getScope() {
		return this.scope;
	}

	public void setScope(Set<String> scope) {
		this.scope = scope;
	}

	public List<String> getPermitAll() {
		return this.permitAll;
	}

	public void setPermitAll(List<String> permitAll) {
		this.permitAll = permitAll;
	}

	public @Nullable String getPage() {
		return this.page;
	}

	public void setPage(@Nullable String page) {
		this.page = page;
	}

	public String getRedirectUri() {
		return this.redirectUri;
	}

	public void setRedirectUri(String redirectUri) {
		this.redirectUri = redirectUri;
	}

	public List<String> getAllowedOrigins() {
		return this.allowedOrigins;
	}

	public void setAllowedOrigins(List<String> allowedOrigins) {
		this.allowedOrigins = allowedOrigins;
	}

	public CodeHandover getCodeHandover() {
		return this.codeHandover;
	}

	/**
	 * Login by a code that a page hands over.
	 *
	 * @since 0.1.0
	 */
	public static final class CodeHandover {

		/**
		 * Whether the application accepts a code and its verifier from a page that ran
		 * the login itself.
		 */
		private boolean enabled;

		/**
		 * Path to which the page posts code and verifier.
		 */
		private String path = "/login/hawcx";

		/**
		 * Codes that a session accepts: any that comes with its verifier, or only those
		 * of a login that the session itself began.
		 */
		private Binding binding = Binding.ANY;

		/**
		 * Number of refused codes a minute after which a remote address has to wait; 0
		 * for no limit beside that of each session.
		 */
		private int failuresPerMinute;

		private final Token token = new Token();

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		public String getPath() {
			return this.path;
		}

		public void setPath(String path) {
			this.path = path;
		}

		public Binding getBinding() {
			return this.binding;
		}

		public void setBinding(Binding binding) {
			this.binding = binding;
		}

		public int getFailuresPerMinute() {
			return this.failuresPerMinute;
		}

		public void setFailuresPerMinute(int failuresPerMinute) {
			this.failuresPerMinute = failuresPerMinute;
		}

		public Token getToken() {
			return this.token;
		}

		/**
		 * Codes that a session accepts.
		 *
		 * @since 0.1.0
		 */
		public enum Binding {

			/**
			 * Codes that come with their verifier, or whose login the session began.
			 */
			ANY,

			/**
			 * Codes of logins that the session began.
			 */
			SESSION

		}

		/**
		 * Access tokens for apps without cookies.
		 *
		 * @since 0.1.0
		 */
		public static final class Token {

			/**
			 * Whether apps get an access token for a code, at "/token" below the path of
			 * the hand-over; needs Spring Session.
			 */
			private boolean enabled;

			/**
			 * Time after which an access token ends that is not used.
			 */
			private Duration idleTimeout = Duration.ofDays(14);

			/**
			 * Time after which an access token ends in any case.
			 */
			private Duration lifetime = Duration.ofDays(30);

			/**
			 * Number of failed exchanges a minute after which a remote address has to
			 * wait; 0 for no limit.
			 */
			private int failuresPerMinute = 30;

			public boolean isEnabled() {
				return this.enabled;
			}

			public void setEnabled(boolean enabled) {
				this.enabled = enabled;
			}

			public Duration getIdleTimeout() {
				return this.idleTimeout;
			}

			public void setIdleTimeout(Duration idleTimeout) {
				this.idleTimeout = idleTimeout;
			}

			public Duration getLifetime() {
				return this.lifetime;
			}

			public void setLifetime(Duration lifetime) {
				this.lifetime = lifetime;
			}

			public int getFailuresPerMinute() {
				return this.failuresPerMinute;
			}

			public void setFailuresPerMinute(int failuresPerMinute) {
				this.failuresPerMinute = failuresPerMinute;
			}

		}

	}

}
