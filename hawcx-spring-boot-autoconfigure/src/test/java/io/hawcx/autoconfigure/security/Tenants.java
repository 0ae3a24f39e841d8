package io.hawcx.autoconfigure.security;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

import io.hawcx.Hawcx;
import io.hawcx.HawcxAsync;
import io.hawcx.emulator.DiscoveryShape;
import io.hawcx.emulator.EmulatorCredentials;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.MintCodeRequest;
import io.hawcx.key.SecretKey;
import io.hawcx.security.oauth2.HawcxClientRegistration;
import io.hawcx.security.oauth2.HawcxLoginClient;
import io.hawcx.security.oauth2.HawcxLoginClients;
import io.hawcx.security.user.HawcxUser;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Hawcx projects of one application, each at an emulator of its own, which knows the same
 * user's id as the others.
 */

final class Tenants implements AutoCloseable {

	/**
	 * Who has an account in each project, by the same id.
	 */
	static final String USER = "5f0c1c0e-8a7e-4a53-9d0c-6a1f2f0f9a11";

	// What a user of each signs in with.
	private static final Map<String, String> FACTORS = Map.of("acme", "OTP", "beta", "FACE", "gamma", "SWK");

	private final Map<String, HawcxEmulator> emulators = new LinkedHashMap<>();

	private final Set<String> broken = ConcurrentHashMap.newKeySet();

	Tenants(String... names) {
		for (String name : names) {
			this.emulators.put(name,
					HawcxEmulator.builder().seed(name).discoveryShape(DiscoveryShape.REDIRECT).start());
		}
	}

	Set<String> names() {
		return this.emulators.keySet();
	}

	HawcxEmulator emulator(String name) {
		return this.emulators.get(name);
	}

	/**
	 * Let looking a tenant up fail from now on, or no longer.
	 */
	void outage(String name, boolean broken) {
		if (broken) {
			this.broken.add(name);
		}
		else {
			this.broken.remove(name);
		}
	}

	HawcxLoginClients clients(BiFunction<HawcxClientRegistration, EmulatorCredentials, HawcxLoginClient> create) {
		HawcxLoginClients all = HawcxLoginClients.of(this.emulators.entrySet().stream().map((tenant) -> {
			EmulatorCredentials credentials = tenant.getValue().credentials();
			return create.apply(HawcxClientRegistration.builder(credentials.publicClientId(), credentials.configId())
				.registrationId(tenant.getKey())
				.build(), credentials);
		}).toArray(HawcxLoginClient[]::new));
		return (id) -> {
			if (this.broken.contains(id)) {
				throw new IllegalStateException("the table of tenants cannot be read");
			}
			return all.find(id);
		};
	}

	String code(String name, MintCodeRequest request) {
		return code(name, request, USER);
	}

	String code(String name, MintCodeRequest request, String subject) {
		return this.emulators.get(name)
			.mintCode(request.amr(FACTORS.get(name).toLowerCase(Locale.ROOT))
				.clientId(this.emulators.get(name).credentials().publicClientId())
				.subject(subject));
	}

	Hawcx hawcx(String name) {
		EmulatorCredentials credentials = this.emulators.get(name).credentials();
		return Hawcx.builder(credentials.issuer(), credentials.configId())
			.secretKey(SecretKey.parse(credentials.secretKey()))
			.build();
	}

	HawcxAsync hawcxAsync(String name) {
		EmulatorCredentials credentials = this.emulators.get(name).credentials();
		return HawcxAsync.builder(credentials.issuer(), credentials.configId())
			.secretKey(SecretKey.parse(credentials.secretKey()))
			.build();
	}

	/**
	 * Say who is signed in: at which tenant, and with which issuers' authorities.
	 */
	static String describe(Authentication authentication, HawcxUser user) {
		OAuth2AuthenticationToken login = (OAuth2AuthenticationToken) authentication;
		assertThat(user.tenant()).isEqualTo(login.getAuthorizedClientRegistrationId());
		assertThat(user.getSubject()).isEqualTo(USER);
		Set<String> issuers = new TreeSet<>();
		login.getAuthorities()
			.stream()
			.map(GrantedAuthority::getAuthority)
			.filter((authority) -> authority.startsWith("ISSUER_") || authority.startsWith("FACTOR_HAWCX_"))
			.forEach(issuers::add);
		return user.tenant() + " " + login.getName() + " " + issuers;
	}

	String description(String name) {
		return name + " " + USER + " [FACTOR_HAWCX_" + FACTORS.get(name) + ", ISSUER_"
				+ this.emulators.get(name).credentials().issuer() + "]";
	}

	/**
	 * Give each login an authority that only its issuer's users have.
	 */
	static Collection<? extends GrantedAuthority> withIssuer(Collection<? extends GrantedAuthority> authorities) {
		Set<GrantedAuthority> mapped = new LinkedHashSet<>(authorities);
		authorities.forEach((authority) -> {
			if (authority instanceof OidcUserAuthority user) {
				mapped.add(new SimpleGrantedAuthority("ISSUER_" + user.getIdToken().getIssuer()));
			}
		});
		return mapped;
	}

	@Override
	public void close() {
		this.emulators.values().forEach(HawcxEmulator::close);
	}

}
