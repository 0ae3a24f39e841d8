package io.hawcx.test.security;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.hawcx.security.oauth2.HawcxClientRegistration;

import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.test.web.reactive.server.SecurityMockServerConfigurers;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.util.Assert;

/**
 * A user who is signed in through Hawcx without a login having run, with the claims and
 * factors that a login gives. Immutable: each method returns a copy.
 *
 * <pre>
 * mvc.perform(get("/account").with(MockHawcxUser.of("alice&#64;example.com").amr("swk", "otp").oidcLogin()))
 * client.mutateWith(MockHawcxUser.of("alice&#64;example.com").mockOidcLogin()).get().uri("/account")
 * </pre>
 *
 * Nothing is signed and nothing verified: what is under test is the application behind
 * the login. For the login itself there is {@link io.hawcx.test.login.HawcxLogin}. What a
 * handler is given of such a user is the application's own type, commonly an
 * {@code OidcUser} or {@link io.hawcx.security.user.HawcxUser}.
 *
 * @since 0.1.0
 * @see WithHawcxUser
 */
public final class MockHawcxUser {

	private static final String ISSUER = "https://hawcx.example";

	private static final String CLIENT_ID = "hawcx-client";

	private static final Duration LIFETIME = Duration.ofHours(1);

	private final Instant now;

	private final String registrationId;

	private final boolean ofTenant;

	private final Map<String, Object> claims;

	private MockHawcxUser(Instant now, String registrationId, boolean ofTenant, Map<String, Object> claims) {
		this.now = now;
		this.registrationId = registrationId;
		this.ofTenant = ofTenant;
		this.claims = Collections.unmodifiableMap(claims);
	}

	/**
	 * Start with a user of registration {@code hawcx} who has signed in just now, by the
	 * system's clock, with {@code amr} {@code swk}, and whose e-mail address is verified.
	 * @param email the e-mail address
	 * @return the user
	 */
	public static MockHawcxUser of(String email) {
		return of(email, Clock.systemUTC());
	}

	/**
	 * Start with a user who has signed in just now by another clock.
	 * @param email the e-mail address
	 * @param clock tells the time
	 * @return the user
	 */
	public static MockHawcxUser of(String email, Clock clock) {
		Assert.hasText(email, "email must not be empty");
		Instant now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
		Map<String, Object> claims = new LinkedHashMap<>();
		claims.put("iss", url(ISSUER));
		claims.put("sub", UUID.nameUUIDFromBytes(email.getBytes(StandardCharsets.UTF_8)).toString());
		claims.put("aud", List.of(CLIENT_ID));
		claims.put("exp", now.plus(LIFETIME));
		claims.put("iat", now);
		claims.put("nbf", now.getEpochSecond());
		claims.put("jti", UUID.nameUUIDFromBytes((email + now).getBytes(StandardCharsets.UTF_8)).toString());
		claims.put("amr", List.of("swk"));
		claims.put("acr", "urn:hawcx:pwdless:v1");
		claims.put("auth_time", now);
		claims.put("email", email);
		claims.put("email_verified", true);
		return new MockHawcxUser(now, HawcxClientRegistration.DEFAULT_REGISTRATION_ID, false, claims);
	}

	/**
	 * Set how the user signed in. Each value of RFC 8176 grants a factor.
	 * @param amr the values; none for a login without {@code amr}
	 * @return a copy
	 */
	public MockHawcxUser amr(String... amr) {
		return claim("amr", List.of(amr));
	}

	/**
	 * Set how long ago the user signed in.
	 * @param age the time since then, to the second, not negative
	 * @return a copy
	 */
	public MockHawcxUser authAge(Duration age) {
		Assert.isTrue(!age.isNegative(), () -> "age must not be negative: " + age);
		return claim("auth_time", this.now.minusSeconds(age.toSeconds()));
	}

	/**
	 * Set a claim of the id_token, {@code iss} (a URL) and {@code aud} (a list) among
	 * them. An instant stands for a numeric date.
	 * @param name the claim
	 * @param value its value
	 * @return a copy
	 */
	public MockHawcxUser claim(String name, Object value) {
		Map<String, Object> copy = new LinkedHashMap<>(this.claims);
		copy.put(name, "iss".equals(name) ? url(value.toString()) : value);
		return new MockHawcxUser(this.now, this.registrationId, this.ofTenant, copy);
	}

	/**
	 * Leave a claim out, such as {@code auth_time}.
	 * @param name the claim
	 * @return a copy
	 */
	public MockHawcxUser without(String name) {
		Map<String, Object> copy = new LinkedHashMap<>(this.claims);
		copy.remove(name);
		return new MockHawcxUser(this.now, this.registrationId, this.ofTenant, copy);
	}

	/**
	 * Set the id of the client registration, where {@code hawcx.login.registration-id} is
	 * not {@code hawcx}. Rules of a recent login go by it.
	 * @param registrationId the id
	 * @return a copy
	 */
	public MockHawcxUser registrationId(String registrationId) {
		return new MockHawcxUser(this.now, registrationId, this.ofTenant, this.claims);
	}

	/**
	 * Let the user have signed in at a tenant: the registration id is its name, and the
	 * principal an {@link io.hawcx.security.user.HawcxUser} that tells it, for handlers
	 * with {@code @AuthenticationPrincipal HawcxUser}. There is no {@code aud} then
	 * unless one is set: a user whose {@code aud} is not the tenant's client id counts as
	 * one of a former tenant of that name.
	 * @param tenant the tenant's name
	 * @return a copy
	 */
	public MockHawcxUser tenant(String tenant) {
		Assert.hasText(tenant, "tenant must not be empty");
		MockHawcxUser user = List.of(CLIENT_ID).equals(this.claims.get("aud")) ? without("aud") : this;
		return new MockHawcxUser(user.now, tenant, true, user.claims);
	}

	/**
	 * Return the claims, as {@code OidcUser.getClaims()} has them.
	 * @return the claims
	 */
	public Map<String, Object> claims() {
		return this.claims;
	}

	/**
	 * Return the user with its authorities, factors included.
	 * @return the principal
	 */
	public OidcUser oidcUser() {
		return SignedIn.here(this).withMappedAuthorities();
	}

	/**
	 * Return the authentication that a login leaves in the session.
	 * @return the authentication
	 */
	public OAuth2AuthenticationToken authentication() {
		return SignedIn.here(this).authentication();
	}

	/**
	 * Sign the user in for one request of {@code MockMvc}.
	 * @return spring-security-test's {@code oidcLogin()} with this user, to be passed to
	 * {@code with(...)}
	 */
	public SecurityMockMvcRequestPostProcessors.OidcLoginRequestPostProcessor oidcLogin() {
		SignedIn signedIn = SignedIn.here(this);
		return SecurityMockMvcRequestPostProcessors.oidcLogin()
			.clientRegistration(signedIn.registration())
			.oidcUser(signedIn.withMappedAuthorities());
	}

	/**
	 * Sign the user in for the requests of a {@code WebTestClient}.
	 * @return spring-security-test's {@code mockOidcLogin()} with this user, to be passed
	 * to {@code mutateWith(...)}
	 */
	public SecurityMockServerConfigurers.OidcLoginMutator mockOidcLogin() {
		SignedIn signedIn = SignedIn.here(this);
		return SecurityMockServerConfigurers.mockOidcLogin()
			.clientRegistration(signedIn.registration())
			.oidcUser(signedIn.withMappedAuthorities());
	}

	// As Spring Security's own conversion of claims has it.
	private static URL url(String issuer) {
		try {
			return URI.create(issuer).toURL();
		}
		catch (MalformedURLException ex) {
			throw new IllegalArgumentException("iss must be a URL", ex);
		}
	}

	String registrationId() {
		return this.registrationId;
	}

	boolean isOfTenant() {
		return this.ofTenant;
	}

	OidcIdToken idToken() {
		return new OidcIdToken("id-token-of-a-test", this.now, this.now.plus(LIFETIME), this.claims);
	}

	String clientId() {
		List<String> audience = idToken().getAudience();
		return (audience != null && !audience.isEmpty()) ? audience.get(0) : CLIENT_ID;
	}

	@Override
	public String toString() {
		return "MockHawcxUser " + this.claims.get("email");
	}

}
