package io.hawcx.benchmark.startup;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.autoconfigure.tenant.HawcxTenantRepository;
import io.hawcx.autoconfigure.tenant.HawcxTenants;
import io.hawcx.key.SigningKey;
import io.hawcx.security.oauth2.HawcxLoginClients;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/**
 * An application with a number of tenants, of which some are used once it runs.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(HomePage.class)
public class TenantsApplication {

	/**
	 * Start, use tenants, print what both took, and end.
	 * @param args where tenants come from ({@code none}, {@code properties} or
	 * {@code repository}), how many there are, and how many are used
	 */
	public static void main(String[] args) {
		int tenants = Integer.parseInt(args[1]);
		int used = Integer.parseInt(args[2]);
		List<String> properties = new ArrayList<>(List.of("hawcx.base-url=https://api.hawcx.com",
				"hawcx.login.code-handover.enabled=true", "hawcx.tenant-repository.cache-size=10000"));
		SpringApplicationBuilder builder = new SpringApplicationBuilder(TenantsApplication.class);
		switch (args[0]) {
			case "none" -> properties.addAll(project("hawcx", 0));
			case "properties" ->
				IntStream.range(0, tenants).forEach((i) -> properties.addAll(project("hawcx.tenants." + name(i), i)));
			case "repository" -> {
				HawcxTenantRepository repository = (name) -> new Row(Integer.parseInt(name.substring(1)));
				builder.initializers(
						(context) -> context.getBeanFactory().registerSingleton("tenantRepository", repository));
			}
			default -> throw new IllegalArgumentException("none, properties or repository, not " + args[0]);
		}
		Start.measure(builder, (context) -> use(context, used), properties.toArray(String[]::new));
	}

	// What a login and a management call need, short of sending anything.
	private static void use(ConfigurableApplicationContext context, int used) {
		for (int i = 0; i < used; i++) {
			if (context.getBean(HawcxLoginClients.class).find(name(i)) == null) {
				throw new IllegalStateException(name(i) + " is unknown");
			}
			context.getBean(HawcxTenants.class).get(name(i)).hawcx();
		}
	}

	private static String name(int tenant) {
		return "t" + tenant;
	}

	private static List<String> project(String prefix, int tenant) {
		return List.of(prefix + ".config-id=project-" + tenant, prefix + ".client-id=client-" + tenant,
				prefix + ".signing-key.value=" + StarterApplication.SIGNING_KEY);
	}

	/**
	 * A row of a table of tenants.
	 *
	 * @param tenant its number
	 */
	private record Row(int tenant) implements HawcxConnectionDetails {

		private static final SigningKey KEY = SigningKey.parse(StarterApplication.SIGNING_KEY);

		@Override
		public String getBaseUrl() {
			return "https://api.hawcx.com";
		}

		@Override
		public String getConfigId() {
			return "project-" + this.tenant;
		}

		@Override
		public String getClientId() {
			return "client-" + this.tenant;
		}

		@Override
		public Supplier<SigningKey> getSigningKey() {
			return () -> KEY;
		}

	}

}
