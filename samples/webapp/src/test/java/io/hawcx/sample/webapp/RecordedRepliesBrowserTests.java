package io.hawcx.sample.webapp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.MintCodeRequest;
import io.hawcx.sample.browser.Browser;
import io.hawcx.sample.browser.RequiresBrowser;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the page's own script, over the stand-in for {@code @hawcx/core}, against replies
 * that are none of the emulator's: as the published types and recordings of Hawcx's
 * frontends have them.
 */
@RequiresBrowser
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class RecordedRepliesBrowserTests {

	// What the page sends outlives the page that it goes on to.
	private static final String REPLAY = """
			const replies = arguments[0];
			const original = window.fetch;
			window.replies = replies;
			window.fetch = async (input, init) => {
				if (!String(input).endsWith('/v1/auth')) {
					return original(input, init);
				}
				const sent = JSON.parse(sessionStorage.getItem('sent') ?? '[]');
				sent.push({ headers: init.headers, credentials: init.credentials, body: init.body });
				sessionStorage.setItem('sent', JSON.stringify(sent));
				return new Response(replies.shift(), { headers: { 'content-type': 'application/json' } });
			};
			""";

	private static final String SESSION = "auth_0f1e2d3c4b5a69788796a5b4c3d2e1f0";

	private static final String FORM = "main form:not([hidden]) ";

	private static final By IDENTIFIER = By.cssSelector(FORM + "input[autocomplete=username]");

	private static final By CODE = By.cssSelector(FORM + "input[autocomplete=one-time-code]");

	private static final By PROBLEM = By.cssSelector(FORM + "[role=alert]:not(:empty)");

	private final HawcxEmulator emulator;

	private final String home;

	RecordedRepliesBrowserTests(@Autowired HawcxEmulator emulator, @LocalServerPort int port) {
		this.emulator = emulator;
		this.home = "http://localhost:" + port + "/";
	}

	@Test
	void signsInWhenRepliesAreAsRecorded(Browser browser) {
		begin(browser, "enter-code", "invalid-code");
		browser.awaitText(By.cssSelector("[data-text=destination]"), "e***@example.com");
		assertThat(browser.find(CODE).getDomAttribute("maxlength")).isEqualTo("6");
		browser.type(CODE, "000000" + Keys.ENTER);
		browser.awaitText(PROBLEM, "That code is not right.");
		browser.script("window.replies.push(arguments[0])", completed(browser));
		browser.find(CODE).clear();
		browser.type(CODE, "123456" + Keys.ENTER);
		browser.awaitAddress(this.home + "account");
		assertThat(browser.find(By.id("email")).getText()).isEqualTo(this.emulator.credentials().user());
		assertThatTheRequestsAreAsRecorded(sent(browser));
	}

	@Test
	void showsEveryPromptOfThePublishedTypes(Browser browser) {
		begin(browser, "select-method", "setup-totp", "setup-sms", "await-approval", "session-expired");
		browser.click(By.cssSelector("input[value=sms-1]"));
		browser.find(By.cssSelector("input[value=sms-1]")).submit();
		browser.awaitText(By.cssSelector("[data-text=secret]"), "JBSW Y3DP EHPK 3PXP");
		browser.type(CODE, "123456" + Keys.ENTER);
		assertThat(browser.find(By.cssSelector(FORM + "input[type=tel]")).getDomProperty("value")).isEqualTo("***0100");
		browser.find(By.cssSelector(FORM + "input[type=tel]")).clear();
		browser.type(By.cssSelector(FORM + "input[type=tel]"), "+15555550123" + Keys.ENTER);
		browser.awaitText(PROBLEM, "This sign-in took too long.");
		assertThat(browser.find(IDENTIFIER).isDisplayed()).isTrue();
		List<Object> actions = sent(browser).stream().map((request) -> body(request).get("action")).toList();
		assertThat(actions.subList(1, actions.size())).containsExactly(
				Map.of("type", "select_method", "methodId", "sms-1"), Map.of("type", "submit_totp", "code", "123456"),
				Map.of("type", "submit_phone", "phone", "+15555550123"), Map.of("type", "poll"));
	}

	private void begin(Browser browser, String... replies) {
		browser.open(this.home);
		browser.find(IDENTIFIER);
		browser.script(REPLAY, List.of(replies).stream().map(RecordedRepliesBrowserTests::reply).toList());
		browser.type(IDENTIFIER, "eve@example.com" + Keys.ENTER);
	}

	private String completed(Browser browser) {
		Map<?, ?> start = (Map<?, ?>) body(sent(browser).get(0)).get("action");
		MintCodeRequest request = MintCodeRequest.forChallenge((String) start.get("codeChallenge"));
		return reply("completed").replace("AUTH_CODE", this.emulator.mintCode(request));
	}

	private static void assertThatTheRequestsAreAsRecorded(List<Map<String, Object>> sent) {
		assertThat(sent).hasSize(3)
			.allSatisfy((request) -> assertThat(request.get("credentials")).isEqualTo("omit"))
			.extracting((request) -> (Map<?, ?>) request.get("headers"))
			.allSatisfy((headers) -> assertThat(headers.keySet()).map(String::valueOf)
				.containsExactlyInAnyOrder("content-type", "x-config-id", "x-hawcx-platform",
						"x-hawcx-protocol-version", "x-hawcx-sdk", "x-hawcx-sdk-version", "x-os"))
			.allSatisfy((headers) -> assertThat(headers.get("x-hawcx-platform")).isEqualTo("web"))
			.allSatisfy((headers) -> assertThat(headers.get("x-hawcx-protocol-version")).isEqualTo("2"));
		Map<String, Object> start = body(sent.get(0));
		Map<?, ?> action = (Map<?, ?>) start.get("action");
		assertThat(start.keySet()).containsExactlyInAnyOrder("protocolVersion", "action");
		assertThat(action.keySet()).map(String::valueOf)
			.containsExactlyInAnyOrder("type", "flowType", "identifier", "codeChallenge");
		assertThat(action.get("flowType")).isEqualTo("signin");
		assertThat((String) action.get("codeChallenge")).matches("[A-Za-z0-9_-]{43}");
		assertThat(body(sent.get(2))).isEqualTo(Map.of("protocolVersion", 2, "session", SESSION, "action",
				Map.of("type", "submit_code", "code", "123456")));
	}

	@SuppressWarnings("unchecked")
	private static List<Map<String, Object>> sent(Browser browser) {
		return JsonMapper.shared()
			.readValue((String) browser.script("return sessionStorage.getItem('sent')"), List.class);
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> body(Map<String, Object> request) {
		return JsonMapper.shared().readValue((String) request.get("body"), Map.class);
	}

	private static String reply(String name) {
		try (InputStream file = Objects
			.requireNonNull(RecordedRepliesBrowserTests.class.getResourceAsStream("/recorded/" + name + ".json"))) {
			return new String(file.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
