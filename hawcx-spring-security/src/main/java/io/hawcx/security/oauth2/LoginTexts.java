package io.hawcx.security.oauth2;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.util.StringUtils;

/**
 * What the generated pages say, in the language that a request asks for. An application's
 * own texts under the same keys come first; {@value #LANGUAGE} among them makes a
 * language known. Thread-safe.
 */
final class LoginTexts {

	/**
	 * The language of the texts that are found for a locale, as a language tag.
	 */
	static final String LANGUAGE = "hawcx.login.language";

	// Begins the key of what a failure's code says.
	private static final String FAILURE = "hawcx.login.failure.";

	static final String BUNDLE = "io.hawcx.security.oauth2.hawcx";

	// Message sources keep every locale that they were asked for, and whoever sends
	// requests can make up language tags without end.
	private static final Set<String> LANGUAGES = Set.copyOf(List.of(Locale.getISOLanguages()));

	private static final Set<String> COUNTRIES = Set.copyOf(List.of(Locale.getISOCountries()));

	private static final int MOST_RANGES = 20;

	private final MessageSource application;

	private final ResourceBundleMessageSource ours = new ResourceBundleMessageSource();

	LoginTexts(MessageSource application) {
		this.application = application;
		this.ours.setBasename(BUNDLE);
		this.ours.setBundleClassLoader(LoginTexts.class.getClassLoader());
		this.ours.setDefaultEncoding(StandardCharsets.UTF_8.name());
		this.ours.setFallbackToSystemLocale(false);
	}

	/**
	 * Choose the language of a page.
	 * @param acceptLanguage the request's header
	 * @return the first accepted locale whose language there are texts in, by language
	 * and country alone, else English
	 */
	Locale locale(@Nullable String acceptLanguage) {
		for (Locale.LanguageRange range : ranges(acceptLanguage)) {
			Locale locale = known(Locale.forLanguageTag(range.getRange()));
			if (range.getWeight() > 0 && locale != null && language(locale).equals(locale.getLanguage())) {
				return locale;
			}
		}
		return Locale.ENGLISH;
	}

	private static @Nullable Locale known(Locale locale) {
		String language = locale.getLanguage();
		if (LANGUAGES.contains(language)) {
			String country = COUNTRIES.contains(locale.getCountry()) ? locale.getCountry() : "";
			return new Locale.Builder().setLanguage(language).setRegion(country).build();
		}
		// Of those with three letters the JDK has no list.
		return (language.length() == 3) ? new Locale.Builder().setLanguage(language).build() : null;
	}

	String language(Locale locale) {
		return text(LANGUAGE, locale);
	}

	String text(String key, Locale locale, Object... values) {
		String text = this.application.getMessage(key, values, null, locale);
		return (text != null) ? text : this.ours.getMessage(key, values, locale);
	}

	/**
	 * Return what a failure says to the user.
	 * @param code one of the codes
	 * @param locale the language
	 * @return a sentence, in English where there is none in that language
	 */
	String failure(String code, Locale locale) {
		String text = this.application.getMessage(FAILURE + code, null, null, locale);
		return (text != null) ? text : Objects
			.requireNonNull(this.ours.getMessage(FAILURE + code, null, LoginFailureMessages.forUser(code), locale));
	}

	private static List<Locale.LanguageRange> ranges(@Nullable String acceptLanguage) {
		if (!StringUtils.hasText(acceptLanguage)) {
			return List.of();
		}
		try {
			return Locale.LanguageRange.parse(acceptLanguage).stream().limit(MOST_RANGES).toList();
		}
		catch (IllegalArgumentException | IndexOutOfBoundsException ex) {
			// A malformed header asks for nothing; "-" is one of the second kind.
			return List.of();
		}
	}

}
