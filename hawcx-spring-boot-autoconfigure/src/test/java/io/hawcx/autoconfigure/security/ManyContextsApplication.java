package io.hawcx.autoconfigure.security;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonValue;
import io.hawcx.Hawcx;
import io.hawcx.HawcxAsync;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * An application that each context of {@link ManyContextsTests} loads anew, as a restart
 * in development does. It uses no class of this package.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@RestController
public class ManyContextsApplication {

	private static final String PATH = "/v1/management/users/mfa-enforcement";

	private final Hawcx hawcx;

	private final HawcxAsync async;

	public ManyContextsApplication(Hawcx hawcx, HawcxAsync async) {
		this.hawcx = hawcx;
		this.async = async;
	}

	@GetMapping("/public/calls")
	public String calls() {
		Enforcement reply = this.hawcx.management(PATH, Map.of("userid", "alice@example.com"), Enforcement.class);
		return reply.mfa_enforcement()
				+ this.async.management(PATH, Map.of("userid", new UserId("alice@example.com")), Enforcement.class)
					.join()
					.mfa_enforcement();
	}

	/**
	 * A value of the application's own.
	 *
	 * @param text what is sent
	 */
	public record UserId(@JsonValue String text) {
	}

	/**
	 * What the application makes of a reply.
	 *
	 * @param mfa_enforcement as the emulator calls it
	 */
	public record Enforcement(String mfa_enforcement) {
	}

}
