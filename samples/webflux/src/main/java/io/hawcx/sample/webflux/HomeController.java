package io.hawcx.sample.webflux;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ServerWebExchange;

/**
 * The public page, where users sign in.
 */
@Controller
class HomeController {

	@GetMapping("/")
	String home(ServerWebExchange exchange, Model model) {
		model.addAttribute("failed", exchange.getRequest().getQueryParams().containsKey("error"));
		model.addAttribute("signedOut", exchange.getRequest().getQueryParams().containsKey("logout"));
		return "home";
	}

}
