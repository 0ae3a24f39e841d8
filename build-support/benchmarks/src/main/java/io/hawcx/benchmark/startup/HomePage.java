package io.hawcx.benchmark.startup;

import java.security.Principal;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The one page of both applications.
 */
@RestController
class HomePage {

	@GetMapping(path = "/", produces = "text/plain")
	String name(Principal user) {
		return user.getName();
	}

}
