package io.hawcx.security.oauth2;

import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;

import io.hawcx.security.fixture.LogCapture;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.MessageSource;
import org.springframework.context.support.AbstractMessageSource;
import org.springframework.context.support.StaticMessageSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LoginPages} and {@link LoginTexts}.
 */
class LoginPagesTests {

	private final StaticMessageSource application = new StaticMessageSource();

	private final Map<String, String> providers = new LinkedHashMap<>(Map.of("hawcx", "Hawcx"));

	@ParameterizedTest
	@CsvSource({ "/login?error,/login/hawcx.css", "/app/failed,/app/failed/hawcx.css", "/?error,/hawcx.css" })
	void askedWhenPageIsOursThenTellsIt(String failureUrl, String stylesheet) {
		LoginPages pages = new LoginPages(new LoginTexts(this.application), failureUrl, () -> this.providers, false);
		String[] url = failureUrl.split("\\?");
		assertThat(pages.addresses().asked("GET", "", url[0], (url.length > 1) ? url[1] : null))
			.isEqualTo(LoginPageAddresses.Asked.FAILURE);
		assertThat(pages.addresses().asked("GET", "", stylesheet, null)).isEqualTo(LoginPageAddresses.Asked.STYLESHEET);
		assertThat(pages.addresses().asked("GET", "", "/login", null)).isEqualTo(LoginPageAddresses.Asked.SIGN_IN);
		assertThat(pages.addresses().asked("GET", "", "/login", "logout"))
			.isEqualTo(LoginPageAddresses.Asked.SIGNED_OUT);
	}

	@Test
	void askedWhenSignInPageIsOfOthersThenTakesTheFailureAlone() {
		LoginPages pages = new LoginPages(new LoginTexts(this.application), "/login?error", null, false);
		assertThat(pages.addresses().asked("GET", "", "/login", null)).isNull();
		assertThat(pages.addresses().asked("GET", "", "/login", "logout")).isNull();
		assertThat(pages.addresses().asked("GET", "", "/login", "error")).isEqualTo(LoginPageAddresses.Asked.FAILURE);
		assertThat(pages.page(LoginPageAddresses.Asked.FAILURE, null, "", "", null)).isNull();
		assertThat(html(pages, LoginPageAddresses.Asked.FAILURE, "invalid_grant", "/app", null))
			.contains("<a class=\"button primary\" href=\"/app/login\">Sign in again</a>");
	}

	@ParameterizedTest
	@CsvSource({ "POST,/login,", "HEAD,/login,", "GET,/login,other", "GET,/login/hawcx,", "GET,/,error" })
	void askedWhenRequestIsForOthersThenIsNothing(String method, String path, String query) {
		assertThat(pages().addresses().asked(method, "", path, query)).isNull();
	}

	@Test
	void failurePageWhenShownThenKeepsTheCodeOutOfTheSentenceAndOffersTheWayOn() {
		String page = html(pages(), LoginPageAddresses.Asked.FAILURE, "invalid_grant", "/app", null);
		assertThat(page).contains("<title>Sign-in failed</title>", "<html lang=\"en\">",
				"role=\"alert\">The code from Hawcx was not accepted: it is wrong, used or expired. "
						+ "Please sign in again.</p>",
				"<code>invalid_grant</code>", "href=\"/app/login/hawcx.css\"",
				"<a class=\"button primary\" href=\"/app/oauth2/authorization/hawcx\">Sign in again</a>",
				"content=\"default-src 'none'; style-src 'self';");
	}

	@Test
	void failurePageWhenFailureIsOfOthersThenSaysOnlyThatItFailed() {
		assertThat(html(pages(), LoginPageAddresses.Asked.FAILURE, null, "", null))
			.contains("<title>Sign in</title>", "role=\"alert\">The sign-in did not succeed. Please try again.</p>",
					">Sign in with Hawcx</a>")
			.doesNotContain("<code>");
	}

	@Test
	void signInPageWhenThereAreSeveralProvidersThenOffersEachWithHawcxFirst() {
		this.providers.put("other", "Other");
		String page = html(pages(), LoginPageAddresses.Asked.SIGN_IN, null, "", null);
		assertThat(page).doesNotContain("role=\"alert\"")
			.containsSubsequence(
					"<a class=\"button primary\" href=\"/oauth2/authorization/hawcx\">Sign in with Hawcx</a>",
					"<a class=\"button\" href=\"/oauth2/authorization/other\">Sign in with Other</a>");
		assertThat(html(pages(), LoginPageAddresses.Asked.SIGNED_OUT, null, "", null))
			.contains("role=\"status\">You are signed out.</p>");
	}

	@Test
	void signInPageWhenRegistrationIdNeedsEncodingThenItsButtonLeadsToIt() {
		this.providers.put("a?b c", "Other");
		assertThat(html(pages(), LoginPageAddresses.Asked.SIGN_IN, null, "", null))
			.contains("href=\"/oauth2/authorization/a%3Fb%20c\"");
	}

	@Test
	void pageWhenValuesHoldMarkupThenTheyAreEscaped() {
		this.providers.put("hawcx", "<script>\"%s");
		this.application.addMessage("hawcx.login.title", Locale.ENGLISH, "<b>%n");
		String page = html(pages(), LoginPageAddresses.Asked.SIGN_IN, null, "/\"><i>", null);
		assertThat(page).contains("Sign in with &lt;script&gt;&quot;%s", "<h1>&lt;b&gt;%n</h1>", "/&quot;&gt;&lt;i&gt;")
			.doesNotContain("<script", "<b>", "<i>");
	}

	@ParameterizedTest
	@ValueSource(strings = { "de", "de-AT,de;q=0.9,en;q=0.8", "fr;q=0.9,de;q=0.5", "en;q=0,de;q=0.1", "*,de" })
	void pageWhenGermanIsAcceptedFirstThenIsGerman(String acceptLanguage) {
		assertThat(html(pages(), LoginPageAddresses.Asked.FAILURE, "temporarily_unavailable", "", acceptLanguage))
			.contains("<html lang=\"de\">", "<title>Anmeldung fehlgeschlagen</title>",
					"Hawcx ist gerade nicht erreichbar.", ">Erneut anmelden</a>");
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "en,de", "fr", "de;q=0", "*", "de;q=x", "---", "\u00e4" })
	void pageWhenLanguageIsUnknownOrMalformedThenIsEnglishWhateverTheMachineSpeaks(@Nullable String acceptLanguage) {
		Locale machine = Locale.getDefault();
		Locale.setDefault(Locale.GERMAN);
		try {
			assertThat(html(pages(), LoginPageAddresses.Asked.SIGN_IN, null, "", acceptLanguage))
				.contains("<html lang=\"en\">", "Sign in with Hawcx");
			assertThat(LoginFailureMessages.forUser("access_denied")).startsWith("The sign-in was cancelled");
		}
		finally {
			Locale.setDefault(machine);
		}
	}

	@Test
	void pageWhenLanguagesAreMadeUpThenMessageSourcesAreAskedForFewLocales() {
		Set<Locale> asked = new HashSet<>();
		MessageSource application = new AbstractMessageSource() {

			@Override
			protected @Nullable MessageFormat resolveCode(String code, Locale locale) {
				asked.add(locale);
				return null;
			}

		};
		LoginPages pages = new LoginPages(new LoginTexts(application), "/login?error", () -> this.providers, false);
		for (int i = 0; i < 100; i++) {
			html(pages, LoginPageAddresses.Asked.SIGN_IN, null, "",
					"fr-x-made" + i + ",fr-Latn-FR-u-co-made" + i + ",qx" + (char) ('a' + i % 26) + ",fr-" + (100 + i));
		}
		html(pages, LoginPageAddresses.Asked.SIGN_IN, null, "", String.join(",", Locale.getISOLanguages()));
		assertThat(asked).contains(Locale.FRENCH, Locale.FRANCE, Locale.ENGLISH).hasSizeLessThan(60);
	}

	@Test
	void pageWhenApplicationTranslatesThenItsTextsComeFirst() {
		this.application.addMessage("hawcx.login.language", Locale.FRENCH, "fr");
		this.application.addMessage("hawcx.login.with", Locale.FRENCH, "Se connecter avec {0}");
		String page = html(pages(), LoginPageAddresses.Asked.SIGN_IN, null, "", "fr,en");
		assertThat(page).contains("<html lang=\"fr\">", "Se connecter avec Hawcx");
		assertThat(html(pages(), LoginPageAddresses.Asked.SIGN_IN, null, "", "de")).contains("Mit Hawcx anmelden");
	}

	@Test
	void textsWhenReadThenEachLanguageHasAllAndNoneNamesAProperty() {
		ResourceBundle english = ResourceBundle.getBundle(LoginTexts.BUNDLE, Locale.ROOT);
		ResourceBundle german = ResourceBundle.getBundle(LoginTexts.BUNDLE, Locale.GERMAN);
		assertThat(german.getLocale()).isEqualTo(Locale.GERMAN);
		for (String key : english.keySet()) {
			assertThat(english.getString(key)).as(key).isNotBlank().doesNotContain("hawcx.");
			assertThat(german.getString(key)).as(key).isNotBlank().doesNotContain("hawcx.");
		}
		for (String code : LoginFailureMessages.codes()) {
			String key = "hawcx.login.failure." + code;
			assertThat(LoginFailureMessages.forUser(code)).as(key).endsWith(".").doesNotContain("hawcx.");
			assertThat(german.getString(key)).as(key).endsWith(".").doesNotContain("hawcx.");
		}
		assertThat(german.keySet()).hasSize(english.keySet().size() + LoginFailureMessages.codes().size());
	}

	@Test
	void pagesWhenThereAreTenantsAloneThenTellVisitorsWhereToGoAndTheLogWhatToSet() {
		this.providers.clear();
		LoginPages pages = pages();
		try (LogCapture log = new LogCapture()) {
			for (LoginPageAddresses.Asked asked : List.of(LoginPageAddresses.Asked.SIGN_IN,
					LoginPageAddresses.Asked.SIGNED_OUT, LoginPageAddresses.Asked.FAILURE)) {
				assertThat(html(pages, asked, "access_denied", "", null))
					.contains("<p>To sign in, open the address that you were given for it.</p>")
					.doesNotContain("<a ", "hawcx.login");
			}
			assertThat(html(pages, LoginPageAddresses.Asked.SIGN_IN, null, "", "de")).contains("Sie bitte die Adresse");
			assertThat(log.lines()).singleElement(InstanceOfAssertFactories.STRING)
				.contains("set hawcx.login.page", "HawcxTenantResolver");
		}
	}

	@Test
	void pagesWhenSignInAddressLeadsToTenantsThenLeadThere() {
		LoginPages pages = new LoginPages(new LoginTexts(this.application), "/login?error", Map::of, true);
		for (LoginPageAddresses.Asked asked : List.of(LoginPageAddresses.Asked.SIGNED_OUT,
				LoginPageAddresses.Asked.FAILURE)) {
			assertThat(html(pages, asked, "access_denied", "/app", null))
				.contains("<a class=\"button primary\" href=\"/app/login\">Sign in again</a>");
		}
		assertThat(html(pages, LoginPageAddresses.Asked.SIGN_IN, null, "/app", null)).doesNotContain("<a ");
	}

	private LoginPages pages() {
		return new LoginPages(new LoginTexts(this.application), "/login?error", () -> this.providers, false);
	}

	private static String html(LoginPages pages, LoginPageAddresses.Asked asked, @Nullable String code,
			String contextPath, @Nullable String acceptLanguage) {
		byte[] page = pages.page(asked, code, contextPath, "", acceptLanguage);
		assertThat(page).isNotNull();
		return new String(page, StandardCharsets.UTF_8);
	}

}
