package io.hawcx.test.login;

import java.net.URI;
import java.util.regex.Pattern;

import org.springframework.util.Assert;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Names of hosts at which an application is asked.
 */
final class Hosts {

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?");

	private Hosts() {
	}

	static void require(String host) {
		Assert.hasText(host, "host must not be blank");
		Assert.isTrue(NAME.matcher(host).matches(), "host must be a name alone, such as acme.localhost");
	}

	static URI replace(URI address, String host) {
		return UriComponentsBuilder.fromUri(address).host(host).build(true).toUri();
	}

}
