package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What somebody does in a chain of the application that has nothing to do with Hawcx.
 */
enum ForeignVisit {

	ANONYMOUS {
		@Override
		void go(Log log) throws IOException {
			log.page("/open/name");
			log.script("/open/name?code=x&state=y&iss=https%3A%2F%2Fevil.example");
			log.script("/open/name", "Authorization", "Bearer unknown");
			log.script("/open/name", "Authorization", "Basic bm9ib2R5Om5vdGhpbmc=");
			log.post("/open/echo", "code=x&state=y&text=hello");
			log.post("/open/echo", "code=x&" + log.csrf("/open/csrf"));
			log.page("/open/forbidden");
			log.page("/open/nothing");
		}
	},

	BASIC {
		@Override
		void go(Log log) throws IOException {
			String[] good = { "Authorization", basic(ForeignChainContract.PASSWORD) };
			log.page("/api/name");
			log.script("/api/name");
			log.script("/api/name", "Authorization", basic("wrong"));
			log.script("/api/name", good);
			log.script("/api/name");
			log.script("/api/forbidden", good);
			log.post("/api/echo", "code=x&state=y&text=hello", good);
			log.post("/api/echo", "code=x&state=y&text=hello");
		}
	},

	BEARER {
		@Override
		void go(Log log) throws IOException {
			String[] good = { "Authorization", "Bearer good" };
			log.page("/bearer/name");
			log.script("/bearer/name");
			log.script("/bearer/name", "Authorization", "Bearer wrong");
			log.script("/bearer/name", good);
			log.script("/bearer/name");
			log.script("/bearer/forbidden", good);
			log.post("/bearer/echo", "code=x&state=y&text=hello", good);
			log.post("/bearer/echo", "code=x&state=y&text=hello");
		}
	},

	FORM {
		@Override
		void go(Log log) throws IOException {
			log.page("/form/name");
			log.script("/form/name");
			log.post("/form/login", "username=x&password=y");
			String csrf = log.csrf("/form/csrf");
			log.post("/form/login", "username=machine&password=wrong&" + csrf);
			log.post("/form/login", "username=machine&password="
					+ Browser.form(Map.of("password", ForeignChainContract.PASSWORD)).substring("password=".length())
					+ "&" + csrf);
			log.page("/form/name");
			log.page("/form/forbidden");
			log.post("/form/echo", "text=hello&" + csrf);
			log.post("/form/echo", "text=hello&" + log.csrf("/form/csrf"));
			log.post("/form/logout", log.csrf("/form/csrf"));
			log.page("/form/name");
		}
	},

	OTHER_PROVIDER {
		@Override
		void go(Log log) throws IOException {
			log.page("/other/name");
			log.script("/other/name");
			String state = log.state("/oauth2/authorization/other?max_age=5");
			log.page("/other/code/other?code=c&state=forged");
			log.page("/other/code/other?error=access_denied&state=" + state);
			log.page("/other/code/other?code=c&state=" + state);
			log.page("/other/code/other?code=refused&state=" + log.state("/oauth2/authorization/other"));
			state = log.state("/oauth2/authorization/other");
			log.page("/other/code/other?code=c&iss=https%3A%2F%2Felse.example&state=" + state);
			log.page("/other/name");
			log.page("/other/code/other?code=c&state=" + state);
			log.page("/other/forbidden");
			log.post("/other/logout", log.csrf("/other/csrf"));
			log.page("/other/name");
			log.page("/oauth2/authorization/nothing");
		}
	};

	abstract void go(Log log) throws IOException;

	/**
	 * Make the visit.
	 * @param browser a browser without cookies
	 * @return what came back, with what is random left out
	 */
	List<String> log(Browser browser) throws IOException {
		Log log = new Log(browser, "/" + switch (this) {
			case ANONYMOUS -> "open";
			case BASIC -> "api";
			case BEARER -> "bearer";
			case FORM -> "form";
			case OTHER_PROVIDER -> "other";
		});
		go(log);
		return log.lines;
	}

	static String basic(String password) {
		return "Basic " + Base64.getEncoder()
			.encodeToString((ForeignChainContract.USER + ":" + password).getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * A browser that takes down what it gets, and what then lies in the session.
	 */
	static final class Log {

		private static final Pattern RANDOM = Pattern
			.compile("(127\\.0\\.0\\.1:)\\d+|((?:state|nonce|code_challenge|SESSION(?:ID)?)=)[^&;]+"
					+ "|((?:\"token\":|value=|\"timestamp\":|\"requestId\":)\")[^\"]+"
					+ "|(<div id='created'>)[^<]+|(<div>\\[)[^]]+");

		private final List<String> lines = new ArrayList<>();

		private final Browser browser;

		private final String chain;

		Log(Browser browser, String chain) {
			this.browser = browser;
			this.chain = chain;
		}

		void page(String path) throws IOException {
			add("GET " + path, this.browser.get(path));
		}

		void script(String path, String... headers) throws IOException {
			add("script " + path + " " + List.of(headers), this.browser.getAsScript(path, headers));
		}

		void post(String path, String form, String... headers) throws IOException {
			add("POST " + path, this.browser.postForm(path, form, headers));
		}

		String csrf(String path) throws IOException {
			String body = this.browser.get(path).body();
			Matcher token = Pattern.compile("\"token\":\"([^\"]+)").matcher(body);
			if (!token.find()) {
				throw new AssertionError("No token in " + body);
			}
			return "_csrf=" + token.group(1);
		}

		String state(String path) throws IOException {
			HttpResponse<String> reply = this.browser.get(path);
			add("GET " + path, reply);
			return Browser.query(Browser.location(reply)).get("state");
		}

		private void add(String request, HttpResponse<String> reply) throws IOException {
			Stream<String> headers = reply.headers()
				.map()
				.entrySet()
				.stream()
				.filter((header) -> !header.getKey().equalsIgnoreCase("date")
						&& !header.getKey().equalsIgnoreCase("content-length"))
				.map((header) -> header.getKey() + ": " + header.getValue());
			this.lines.add(mask(request) + " -> " + reply.statusCode());
			headers.map(Log::mask).sorted().forEach(this.lines::add);
			this.lines.add(mask(reply.body()));
			this.lines.add("session " + this.browser.getAsScript(this.chain + "/session").body());
		}

		private static String mask(String text) {
			return RANDOM.matcher(text)
				.replaceAll((found) -> Matcher.quoteReplacement(IntStream.rangeClosed(1, found.groupCount())
					.mapToObj(found::group)
					.filter((group) -> group != null)
					.findFirst()
					.orElse("") + "*"));
		}

	}

}
