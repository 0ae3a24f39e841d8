package io.hawcx.docs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import io.hawcx.security.handover.HawcxCodeHandoverConfigurer;
import io.hawcx.security.handover.HawcxLoginResponseBody;
import io.hawcx.security.oauth2.HawcxLoginConfigurer;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.web.SecurityFilterChain;

import static org.springframework.security.config.Customizer.withDefaults;

/**
 * An application that gives apps JWTs of its own instead of access tokens.
 */
@Configuration(proxyBeanMethods = false)
class OwnTokensConfiguration {

	private static final String ISSUER = "https://app.example.com";

	@Bean
	SecretKey ownTokensKey(@Value("${app.jwt-key}") String key) {
		return new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256");
	}

	@Bean
	JwtEncoder jwtEncoder(SecretKey ownTokensKey) {
		return NimbusJwtEncoder.withSecretKey(ownTokensKey).build();
	}

	@Bean
	JwtDecoder jwtDecoder(SecretKey ownTokensKey) {
		NimbusJwtDecoder decoder = NimbusJwtDecoder.withSecretKey(ownTokensKey).build();
		decoder.setJwtValidator(JwtValidators.createDefaultWithIssuer(ISSUER));
		return decoder;
	}

	@Bean
	HawcxLoginResponseBody loginResponseBody(JwtEncoder encoder) {
		Duration life = Duration.ofMinutes(15);
		return (login, defaults) -> {
			if (!defaults.containsKey("access_token")) {
				// A page, which has a session by cookie.
				return defaults;
			}
			Instant now = Clock.systemUTC().instant();
			JwtClaimsSet claims = JwtClaimsSet.builder()
				.issuer(ISSUER)
				.subject(login.getName())
				.issuedAt(now)
				.expiresAt(now.plus(life))
				.build();
			String token = encoder.encode(JwtEncoderParameters.from(claims)).getTokenValue();
			Map<String, Object> reply = new LinkedHashMap<>(defaults);
			reply.put("access_token", token);
			reply.put("accessToken", token);
			reply.put("expires_in", life.toSeconds());
			return reply;
		};
	}

	@Bean
	SecurityFilterChain securityFilterChain(HttpSecurity http) throws Exception {
		http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
		http.oauth2ResourceServer((server) -> server.jwt(withDefaults()));
		http.with(HawcxLoginConfigurer.hawcxLogin(), withDefaults());
		http.with(HawcxCodeHandoverConfigurer.hawcxCodeHandover(), withDefaults());
		return http.build();
	}

}
