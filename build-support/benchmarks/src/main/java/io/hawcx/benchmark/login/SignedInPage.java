package io.hawcx.benchmark.login;

import java.security.Principal;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The page that every login ends at: it shows who is signed in.
 */
@RestController
class SignedInPage {

	@GetMapping(path = "/", produces = "text/plain")
	String name(Principal user) {
		return user.getName();
	}

}
