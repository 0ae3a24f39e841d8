package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.sql.DataSource;

import io.hawcx.emulator.EmulatorCredentials;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.MintCodeRequest;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.DataSourceInitializer;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.transaction.PlatformTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two nodes on the servlet stack that share their sessions in a database.
 */
class JdbcAccessTokenTests {

	private static final String SUBJECT = "5f0c1c0e-8a7e-4a53-9d0c-6a1f2f0f9a11";

	@Test
	void tokenWhenGivenOutOnOneNodeThenCountsOnTheOtherUntilSignOut() throws IOException {
		try (HawcxEmulator hawcx = HawcxEmulator.start();
				ContractApplication first = start(hawcx.credentials());
				ContractApplication second = start(hawcx.credentials())) {
			String token = signIn(first, hawcx);
			String other = signIn(second, hawcx);
			assertThat(call(second, "GET", "/me", token).body()).isEqualTo(SUBJECT);
			assertThat(call(second, "POST", "/guarded", token).body()).isEqualTo("changed");
			HttpResponse<String> sessions = call(second, "GET", "/actuator/sessions?username=" + SUBJECT, token);
			assertThat(sessions.body()).contains("SPRING_SECURITY_CONTEXT")
				.doesNotContain(token.substring(token.indexOf('.') + 1));
			assertThat(call(first, "POST", "/logout", token).statusCode()).isEqualTo(204);
			assertThat(Visitor.problem(call(second, "GET", "/me", token))).isEqualTo("401 invalid_token");
			assertThat(call(first, "GET", "/me", other).statusCode()).isEqualTo(200);
		}
	}

	private static String signIn(ContractApplication node, HawcxEmulator hawcx) throws IOException {
		String code = hawcx.mintCode(MintCodeRequest.forVerifier(Visitor.VERIFIER)
			.clientId(hawcx.credentials().publicClientId())
			.subject(SUBJECT));
		HttpResponse<String> reply = node.visitor()
			.browser()
			.postJson("/login/hawcx/token", Map.of("authCode", code, "codeVerifier", Visitor.VERIFIER));
		assertThat(reply.statusCode()).isEqualTo(200);
		return JsonMapper.shared().readTree(reply.body()).get("access_token").asString();
	}

	private static HttpResponse<String> call(ContractApplication node, String method, String path, String token)
			throws IOException {
		return node.visitor().browser().script(method, path, "Authorization", "Bearer " + token);
	}

	private static ContractApplication start(EmulatorCredentials hawcx) {
		Map<String, Object> properties = new LinkedHashMap<>();
		properties.put("hawcx.base-url", hawcx.issuer());
		properties.put("hawcx.config-id", hawcx.configId());
		properties.put("hawcx.client-id", hawcx.publicClientId());
		properties.put("hawcx.secret-key", hawcx.secretKey());
		properties.put("hawcx.login.code-handover.enabled", "true");
		properties.put("hawcx.login.code-handover.token.enabled", "true");
		properties.put("management.endpoints.web.exposure.include", "sessions");
		return new ContractApplication(WebApplicationType.SERVLET, properties, ServletPages.class, Sessions.class);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableJdbcHttpSession
	static class Sessions {

		// Lives as long as one of the nodes.
		@Bean
		DataSource dataSource() {
			JdbcDataSource database = new JdbcDataSource();
			database.setURL("jdbc:h2:mem:" + JdbcAccessTokenTests.class.getSimpleName() + ";DB_CLOSE_DELAY=-1");
			return database;
		}

		@Bean
		DataSourceInitializer schema(DataSource database) {
			DataSourceInitializer schema = new DataSourceInitializer();
			schema.setDataSource(database);
			ResourceDatabasePopulator tables = new ResourceDatabasePopulator(
					new ClassPathResource("org/springframework/session/jdbc/schema-h2.sql"));
			// The other node may have been here before.
			tables.setContinueOnError(true);
			schema.setDatabasePopulator(tables);
			return schema;
		}

		@Bean
		PlatformTransactionManager transactions(DataSource database) {
			return new DataSourceTransactionManager(database);
		}

	}

}
