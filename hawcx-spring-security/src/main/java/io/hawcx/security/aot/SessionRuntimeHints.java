package io.hawcx.security.aot;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;
import org.springframework.util.ClassUtils;

/**
 * Registers what a session with a login through Hawcx is made of: for the JDK's
 * serialization, and for JSON by {@code HawcxJacksonModule}. None of the types is ours.
 */
class SessionRuntimeHints implements RuntimeHintsRegistrar {

	private static final List<String> JDK = List.of("[B", "[Ljava.lang.StackTraceElement;", "java.lang.Boolean",
			"java.lang.Double", "java.lang.Exception", "java.lang.Integer", "java.lang.Long", "java.lang.Number",
			"java.lang.RuntimeException", "java.lang.StackTraceElement", "java.lang.String",
			"java.lang.String$CaseInsensitiveComparator", "java.lang.Throwable", "java.math.BigDecimal",
			"java.math.BigInteger", "java.net.URL", "java.time.Instant", "java.time.Ser", "java.util.ArrayList",
			"java.util.CollSer", "java.util.Collections$EmptyList", "java.util.Collections$EmptyMap",
			"java.util.Collections$EmptySet", "java.util.Collections$SingletonList",
			"java.util.Collections$UnmodifiableCollection", "java.util.Collections$UnmodifiableList",
			"java.util.Collections$UnmodifiableMap", "java.util.Collections$UnmodifiableRandomAccessList",
			"java.util.Collections$UnmodifiableSet", "java.util.HashMap", "java.util.HashSet",
			"java.util.LinkedHashMap", "java.util.LinkedHashSet", "java.util.Locale", "java.util.TreeMap");

	private static final List<String> SPRING = Stream.of("authentication.AbstractAuthenticationToken",
			"core.AuthenticationException", "core.authority.FactorGrantedAuthority",
			"core.authority.SimpleGrantedAuthority", "core.context.SecurityContextImpl",
			"oauth2.client.OAuth2AuthorizedClient", "oauth2.client.authentication.OAuth2AuthenticationToken",
			"oauth2.client.registration.ClientRegistration",
			"oauth2.client.registration.ClientRegistration$ClientSettings",
			"oauth2.client.registration.ClientRegistration$ProviderDetails",
			"oauth2.client.registration.ClientRegistration$ProviderDetails$UserInfoEndpoint",
			"oauth2.core.AbstractOAuth2Token", "oauth2.core.AuthenticationMethod", "oauth2.core.AuthorizationGrantType",
			"oauth2.core.ClientAuthenticationMethod", "oauth2.core.OAuth2AccessToken",
			"oauth2.core.OAuth2AccessToken$TokenType", "oauth2.core.OAuth2AuthenticationException",
			"oauth2.core.OAuth2Error", "oauth2.core.OAuth2RefreshToken",
			"oauth2.core.endpoint.OAuth2AuthorizationRequest", "oauth2.core.endpoint.OAuth2AuthorizationResponseType",
			"oauth2.core.oidc.OidcIdToken", "oauth2.core.oidc.OidcUserInfo", "oauth2.core.oidc.user.DefaultOidcUser",
			"oauth2.core.oidc.user.OidcUserAuthority", "oauth2.core.user.DefaultOAuth2User",
			"oauth2.core.user.OAuth2UserAuthority", "web.authentication.WebAuthenticationDetails",
			"web.csrf.DefaultCsrfToken", "web.savedrequest.DefaultSavedRequest", "web.savedrequest.SavedCookie",
			"web.server.csrf.DefaultCsrfToken")
		.map("org.springframework.security."::concat)
		.toList();

	private static final String USER = "io.hawcx.security.user.HawcxUser";

	// The newer way is missing in Spring Framework before 7.0.6.
	@SuppressWarnings("removal")
	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		List<Class<?>> types = Stream.of(JDK, SPRING, List.of(USER))
			.flatMap(List::stream)
			.filter((name) -> ClassUtils.isPresent(name, classLoader))
			.<Class<?>>map((name) -> ClassUtils.resolveClassName(name, classLoader))
			.toList();
		types.forEach((type) -> hints.serialization().registerType(TypeReference.of(type)));
		new JsonSessionHints(hints.reflection(), classLoader).register(types);
	}

}
