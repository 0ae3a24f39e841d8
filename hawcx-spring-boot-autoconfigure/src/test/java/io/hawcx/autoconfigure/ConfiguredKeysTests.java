package io.hawcx.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.hawcx.DelegationRequestException;
import io.hawcx.Hawcx;
import io.hawcx.HawcxListener;
import io.hawcx.TokenExchangeException;
import io.hawcx.autoconfigure.client.HawcxClientAutoConfiguration;
import io.hawcx.autoconfigure.http.HawcxTransportAutoConfiguration;
import io.hawcx.autoconfigure.internal.Listeners;
import io.hawcx.autoconfigure.security.HawcxSecurityPropertiesAutoConfiguration;
import io.hawcx.autoconfigure.unknown.HawcxUnknownPropertiesAutoConfiguration;
import io.hawcx.emulator.EmulatorCredentials;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.MintCodeRequest;
import io.hawcx.key.ReloadingKey;
import io.hawcx.key.SecretKey;
import io.hawcx.oauth.HawcxOAuth;
import io.hawcx.oauth.MutableClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.FileSystemResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ConfiguredKeysTests {

	private static final String VERIFIER = "a-code-verifier-has-at-least-43-characters-of-text";

	private static final Logger logger = (Logger) LoggerFactory.getLogger(ReloadingKey.class);

	private static final MutableClock clock = new MutableClock(1_794_670_369);

	private static HawcxEmulator emulator;

	private static EmulatorCredentials credentials;

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	@TempDir
	private Path folder;

	private Path file;

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, HawcxAutoConfiguration.class,
				HawcxTransportAutoConfiguration.class, HawcxClientAutoConfiguration.class,
				HawcxSecurityPropertiesAutoConfiguration.class, HawcxUnknownPropertiesAutoConfiguration.class))
		.withUserConfiguration(MovableTime.class);

	@BeforeAll
	static void startEmulator() {
		emulator = HawcxEmulator.start();
		credentials = emulator.credentials();
	}

	@AfterAll
	static void stopEmulator() {
		emulator.close();
	}

	@BeforeEach
	void prepare() {
		this.file = this.folder.resolve("key");
		this.log.start();
		logger.addAppender(this.log);
	}

	@AfterEach
	void detach() {
		logger.detachAppender(this.log);
	}

	private ApplicationContextRunner configured(String property) {
		return this.runner.withPropertyValues("hawcx.base-url=" + credentials.issuer(),
				"hawcx.config-id=" + credentials.configId(), "hawcx.client-id=" + credentials.confidentialClientId(),
				property + "=" + this.file.toUri());
	}

	private void write(String content) throws IOException {
		Files.writeString(this.file, content);
		clock.advance(Duration.ofSeconds(10));
	}

	@Test
	void signingKeyWhenFileChangesThenCallsAndLoginsFollow() throws IOException {
		write(credentials.privateJwk());
		configured("hawcx.signing-key.location").run((context) -> {
			manage(context);
			exchange(context);
			write("{\"kty\":\"OKP\"}");
			manage(context);
			exchange(context);
			assertThat(warnings()).hasSize(1).allSatisfy((warning) -> assertThat(warning).contains("last good key"));
			write(foreignJwk());
			assertThatExceptionOfType(DelegationRequestException.class).isThrownBy(() -> manage(context));
			assertThatExceptionOfType(TokenExchangeException.class).isThrownBy(() -> exchange(context));
			write("{\"keys\":[" + credentials.privateJwk() + "]}");
			manage(context);
			exchange(context);
			assertThat(context.getBean(Reloads.class).told).containsExactly(false, true, true);
		});
	}

	@Test
	void secretKeyWhenFileChangesThenCallsFollow() throws IOException {
		write(credentials.secretKey() + "\n");
		configured("hawcx.secret-key-location").run((context) -> {
			manage(context);
			write("hwx_sk_v1_e30");
			manage(context);
			assertThat(warnings()).hasSize(1);
			write(SecretKey.generate("foreign", "hawcx").blob());
			assertThatExceptionOfType(io.hawcx.DelegationException.class).isThrownBy(() -> manage(context));
			write(credentials.secretKey());
			manage(context);
		});
	}

	@Test
	void keyWhenFileOfTenantChangesThenLogTellsWhose() throws IOException {
		write(credentials.secretKey());
		HawcxProperties properties = new HawcxProperties();
		properties.setBaseUrl(credentials.issuer());
		properties.setConfigId(credentials.configId());
		properties.setSecretKeyLocation(new FileSystemResource(this.file));
		PropertiesHawcxConnectionDetails details = new PropertiesHawcxConnectionDetails("hawcx.tenants.acme",
				properties, clock, HawcxListener.NONE);
		String other = SecretKey.generate("other", "hawcx").blob();
		write(other);
		assertThat(details.getSecretKey()).extracting(SecretKey::keyId).isEqualTo("other");
		assertThat(this.log.list).singleElement()
			.extracting(ILoggingEvent::getFormattedMessage)
			.asString()
			.contains(this.file + " (hawcx.tenants.acme.secret-key-location) has changed")
			.doesNotContain(other);
	}

	@Test
	void keyWhenAskedWithinTenSecondsThenIsTheSame() throws IOException {
		write(credentials.privateJwk());
		configured("hawcx.signing-key.location").run((context) -> {
			manage(context);
			Files.writeString(this.file, foreignJwk());
			clock.advance(Duration.ofSeconds(9));
			manage(context);
		});
	}

	private static String foreignJwk() {
		try (HawcxEmulator other = HawcxEmulator.start()) {
			return other.credentials().privateJwk();
		}
	}

	private static void manage(ApplicationContext context) {
		context.getBean(Hawcx.class)
			.management("/v1/management/users/mfa-enforcement", Map.of("userid", credentials.user()));
	}

	private static void exchange(ApplicationContext context) {
		String code = emulator
			.mintCode(MintCodeRequest.forVerifier(VERIFIER).clientId(credentials.confidentialClientId()));
		context.getBean(HawcxOAuth.class).exchangeCode(code, VERIFIER);
	}

	private List<String> warnings() {
		return this.log.list.stream()
			.filter((event) -> event.getLevel() == Level.WARN)
			.map(ILoggingEvent::getFormattedMessage)
			.toList();
	}

	@Configuration(proxyBeanMethods = false)
	static class MovableTime {

		@Bean
		PropertiesHawcxConnectionDetails details(HawcxProperties properties, ObjectProvider<HawcxListener> listeners) {
			return new PropertiesHawcxConnectionDetails("hawcx", properties, clock, new Listeners(listeners));
		}

		@Bean
		Reloads reloads() {
			return new Reloads();
		}

	}

	static final class Reloads implements HawcxListener {

		private final List<Boolean> told = new ArrayList<>();

		@Override
		public void keyReloaded(boolean usable) {
			this.told.add(usable);
		}

	}

}
