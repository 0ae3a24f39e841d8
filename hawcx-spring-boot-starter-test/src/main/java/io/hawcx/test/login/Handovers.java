package io.hawcx.test.login;

import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.autoconfigure.security.HawcxLoginProperties;
import io.hawcx.autoconfigure.tenant.HawcxTenant;
import io.hawcx.autoconfigure.tenant.HawcxTenants;
import io.hawcx.emulator.HawcxEmulator;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * Finds how the users of the application's projects sign in: of its tenants, and of the
 * one beside them or alone.
 */
final class Handovers {

	private final BeanFactory beans;

	private final HawcxEmulator emulator;

	private final HawcxLoginProperties properties;

	private final String servletPath;

	Handovers(BeanFactory beans, HawcxEmulator emulator, HawcxLoginProperties properties, Environment environment) {
		this.beans = beans;
		this.emulator = emulator;
		this.properties = properties;
		// All addresses of the login lie below it.
		String path = environment.getProperty("spring.mvc.servlet.path", "");
		this.servletPath = StringUtils.trimTrailingCharacter(path.replace("*", ""), '/');
	}

	HawcxEmulator emulator() {
		return this.emulator;
	}

	/**
	 * Return what stands before every path.
	 * @return the servlet's path, empty if it serves all
	 */
	String servletPath() {
		return this.servletPath;
	}

	CodeHandover main() {
		HawcxConnectionDetails details = this.beans.getBeanProvider(HawcxConnectionDetails.class).getIfAvailable();
		Assert.state(details != null, "The application has tenants and no project beside them:"
				+ " say which one, such as handOver(\"acme\", \"bob@example.com\").");
		return new CodeHandover(this.emulator, clientId(details.getClientId()), path());
	}

	CodeHandover of(String tenant) {
		HawcxTenants tenants = this.beans.getBeanProvider(HawcxTenants.class).getIfAvailable();
		Assert.state(tenants != null, "The application has no tenants: name some in the annotation's tenants.");
		HawcxTenant found = tenants.get(tenant);
		return new CodeHandover(this.emulator.tenant(tenant), clientId(found.connectionDetails().getClientId()),
				path() + "/" + tenant);
	}

	private String path() {
		return this.servletPath + this.properties.getCodeHandover().getPath();
	}

	String loginUri() {
		return loginUri(this.properties.getRegistrationId());
	}

	String loginUri(String registrationId) {
		return this.servletPath + "/oauth2/authorization/" + registrationId;
	}

	private static String clientId(@Nullable String clientId) {
		Assert.state(clientId != null, "The connection to the emulator has no client id.");
		return clientId;
	}

}
