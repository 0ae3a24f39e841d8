package io.hawcx.docs;

import io.hawcx.security.recent.RequireRecentLogin;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * A method that wants a recent login.
 */
@RestController
class RecentLoginController {

	@RequireRecentLogin(maxAge = "5m", resumeAt = "/account")
	@PostMapping("/account/delete")
	String delete() {
		return "deleted";
	}

}
