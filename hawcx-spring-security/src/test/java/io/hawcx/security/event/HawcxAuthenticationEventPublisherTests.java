package io.hawcx.security.event;

import java.util.ArrayList;
import java.util.List;

import io.hawcx.security.oauth2.HawcxClientRegistration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;

import static org.assertj.core.api.Assertions.assertThat;

class HawcxAuthenticationEventPublisherTests {

	private final List<Object> events = new ArrayList<>();

	private final HawcxAuthenticationEventPublisher publisher = new HawcxAuthenticationEventPublisher(this.events::add,
			HawcxClientRegistration.builder("client", "config").build());

	private static Authentication login(String registrationId) {
		ClientRegistration registration = ClientRegistration.withRegistrationId(registrationId)
			.clientId("client")
			.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
			.redirectUri("https://app.example/callback")
			.authorizationUri("https://id.example/authorize")
			.tokenUri("https://id.example/token")
			.build();
		return new OAuth2LoginAuthenticationToken(registration, new OAuth2AuthorizationExchange(
				OAuth2AuthorizationRequest.authorizationCode()
					.authorizationUri("https://id.example/authorize")
					.clientId("client")
					.build(),
				OAuth2AuthorizationResponse.success("code").redirectUri("https://app.example/callback").build()));
	}

	@ParameterizedTest
	@CsvSource({ "invalid_grant,AuthenticationFailureBadCredentialsEvent",
			"invalid_client,AuthenticationFailureBadCredentialsEvent",
			"temporarily_unavailable,AuthenticationFailureServiceExceptionEvent" })
	void publishWhenHawcxRefusesThenEventHasItsCode(String code, String event) {
		OAuth2AuthenticationException failure = new OAuth2AuthenticationException(code);
		this.publisher.publishAuthenticationFailure(failure, login("hawcx"));
		assertThat(this.events).singleElement()
			.isInstanceOfSatisfying(AbstractAuthenticationFailureEvent.class,
					(published) -> assertThat(published.getException()).isSameAs(failure))
			.extracting((published) -> published.getClass().getSimpleName())
			.isEqualTo(event);
	}

	@Test
	void publishWhenAnotherProviderRefusesThenNothingAsInStock() {
		this.publisher.publishAuthenticationFailure(new OAuth2AuthenticationException("invalid_grant"), login("other"));
		assertThat(this.events).isEmpty();
	}

	@Test
	void publishWhenNoOAuth2LoginThenAsStock() {
		Authentication password = new TestingAuthenticationToken("alice", "password");
		this.publisher.publishAuthenticationFailure(new BadCredentialsException("wrong"), password);
		this.publisher.publishAuthenticationSuccess(password);
		assertThat(this.events).extracting((event) -> (Object) event.getClass())
			.containsExactly(AuthenticationFailureBadCredentialsEvent.class, AuthenticationSuccessEvent.class);
	}

}
