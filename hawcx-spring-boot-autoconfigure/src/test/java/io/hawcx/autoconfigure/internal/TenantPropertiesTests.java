package io.hawcx.autoconfigure.internal;

import java.beans.PropertyDescriptor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.hawcx.autoconfigure.HawcxManagementProperties.Authentication;
import io.hawcx.autoconfigure.HawcxProperties;
import io.hawcx.autoconfigure.security.HawcxLoginProperties;
import org.junit.jupiter.api.Test;

import org.springframework.beans.BeanUtils;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a tenant says and what it inherits.
 */
class TenantPropertiesTests {

	private final HawcxProperties inherited = new HawcxProperties();

	private static <T> T read(T inherited, String group, Map<String, Object> properties) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
		return TenantProperties.read(environment, "acme", group, inherited, (registry) -> {
		});
	}

	@Test
	void readWhenTenantSaysNothingThenInheritsAllButWhatIsOfAProject() throws Exception {
		this.inherited.setConfigId("config");
		this.inherited.setClientId("client");
		this.inherited.setSecretKey("key");
		this.inherited.setSecretKeyLocation(new ByteArrayResource(new byte[0]));
		this.inherited.getSigningKey().setValue("key");
		this.inherited.getManagement().setRelyingParty("party");
		this.inherited.getManagement().setExtraHeaders(Map.of("x", "key"));
		setAll(this.inherited.getOauth());
		setAll(this.inherited.getManagement());
		this.inherited.setBaseUrl("https://api.example");
		HawcxProperties expected = new HawcxProperties();
		expected.setBaseUrl("https://api.example");
		setAll(expected.getOauth());
		setAll(expected.getManagement());
		for (HawcxProperties tenant : List.of(TenantProperties.inherit(this.inherited),
				read(this.inherited, "", Map.of()), read(this.inherited, "", Map.of("hawcx.tenants.acme", "")))) {
			assertThat(tenant).usingRecursiveComparison().isEqualTo(expected);
		}
	}

	// Other values than the defaults, so that none is left out unnoticed.
	private static void setAll(Object properties) throws Exception {
		for (PropertyDescriptor property : BeanUtils.getPropertyDescriptors(properties.getClass())) {
			Class<?> type = property.getPropertyType();
			if (type == Duration.class) {
				property.getWriteMethod().invoke(properties, Duration.ofSeconds(77));
			}
			else if (type.isEnum()) {
				property.getWriteMethod().invoke(properties, type.getEnumConstants()[1]);
			}
			else if (property.getName().matches("issuer|apiPrefix")) {
				property.getWriteMethod().invoke(properties, "/other");
			}
		}
	}

	@Test
	void readWhenTenantSaysSomethingThenInheritsTheRest() {
		this.inherited.setBaseUrl("https://api.example");
		this.inherited.getOauth().setIssuer("https://id.example");
		this.inherited.getOauth().setTimeout(Duration.ofSeconds(7));
		this.inherited.getManagement().setAuthentication(Authentication.PRIVATE_KEY_JWT);
		this.inherited.getManagement().setTimeout(Duration.ofSeconds(7));
		HawcxProperties tenant = read(this.inherited, "",
				Map.of("hawcx.tenants.acme.base-url", "https://acme.example", "hawcx.tenants.acme.secret-key", "own",
						"hawcx.tenants.acme.oauth.timeout", "8s", "hawcx.tenants.acme.management.authentication", "",
						"hawcx.tenants.acme.management.extra-headers.x", "own"));
		assertThat(tenant.getBaseUrl()).isEqualTo("https://acme.example");
		assertThat(tenant.getSecretKey()).isEqualTo("own");
		assertThat(tenant.getOauth().getIssuer()).isNull();
		assertThat(tenant.getOauth().getTimeout()).hasSeconds(8);
		assertThat(tenant.getManagement().getAuthentication()).isNull();
		assertThat(tenant.getManagement().getTimeout()).hasSeconds(7);
		assertThat(tenant.getManagement().getExtraHeaders()).isEqualTo(Map.of("x", "own"));
		assertThat(this.inherited.getManagement().getExtraHeaders()).isEmpty();
	}

	@Test
	void readWhenTenantHasListOfItsOwnThenItIsNoOthersToo() {
		HawcxLoginProperties login = new HawcxLoginProperties();
		login.setScope(Set.of("openid", "email"));
		login.setRedirectUri("https://app.example/{registrationId}");
		Map<String, Object> own = Map.of("hawcx.tenants.acme.login.scope", "openid, phone");
		assertThat(read(login, "login", own).getScope()).containsExactly("openid", "phone");
		assertThat(read(login, "login", own).getRedirectUri()).isEqualTo("https://app.example/{registrationId}");
		assertThat(read(login, "login", Map.of()).getScope()).containsExactlyInAnyOrder("openid", "email");
		assertThat(login.getScope()).containsExactlyInAnyOrder("openid", "email");
		assertThat(new HawcxLoginProperties().getScope()).containsExactly("openid");
	}

}
