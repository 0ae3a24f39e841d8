package io.hawcx.test.login;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.web.util.HtmlUtils;

/**
 * Fills in the emulator's login pages: the address, then each code as the page shows it,
 * since another test may have asked for another code meanwhile.
 */
final class HostedPages {

	private static final Pattern FORM = Pattern.compile("<form[^>]*?action=\"([^\"]*)\"[^>]*>(.*?)</form>",
			Pattern.DOTALL);

	private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>");

	private static final Pattern CODE = Pattern.compile("id=\"one-time-code\"[^>]*>\\s*(\\d{6})\\s*<");

	// E-mail address, its code, the code of the second factor, and one to spare.
	private static final int MOST_PAGES = 4;

	private final Http http;

	private final String emulator;

	HostedPages(Http http, String emulator) {
		this.http = http;
		this.emulator = emulator;
	}

	boolean isThere(URI address) {
		return address.toString().startsWith(this.emulator + "/");
	}

	/**
	 * Sign in, and go no further.
	 * @param start the address that the application sent the browser to
	 * @param email who signs in
	 * @return where the emulator sends the browser back to
	 */
	URI signIn(URI start, String email) {
		HttpResponse<String> page = this.http.follow(this.http.get(start), this::isThere);
		for (int pages = 0; pages < MOST_PAGES; pages++) {
			URI back = Http.target(page);
			if (back != null) {
				return back;
			}
			page = this.http.follow(submit(page, email), this::isThere);
		}
		throw refused(page, email);
	}

	private HttpResponse<String> submit(HttpResponse<String> page, String email) {
		Matcher form = FORM.matcher(page.body());
		if (page.statusCode() != 200 || !form.find()) {
			throw refused(page, email);
		}
		Map<String, String> fields = new LinkedHashMap<>();
		Matcher input = INPUT.matcher(form.group(2));
		while (input.find()) {
			fields.put(attribute(input.group(), "name"), attribute(input.group(), "value"));
		}
		Matcher code = CODE.matcher(page.body());
		fields.computeIfPresent("email", (name, value) -> email);
		fields.computeIfPresent("code", (name, value) -> code.find() ? code.group(1) : "");
		return this.http.post(page.uri().resolve(HtmlUtils.htmlUnescape(form.group(1))), fields, Map.of());
	}

	private static AssertionError refused(HttpResponse<String> page, String email) {
		return new AssertionError("The emulator did not sign in " + email + ": it answered " + page.statusCode()
				+ " at " + page.uri().getPath() + ".");
	}

	private static String attribute(String element, String name) {
		Matcher attribute = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(element);
		return attribute.find() ? HtmlUtils.htmlUnescape(attribute.group(1)) : "";
	}

}
