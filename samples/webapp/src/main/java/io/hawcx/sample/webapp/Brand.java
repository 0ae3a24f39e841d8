package io.hawcx.sample.webapp;

import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.web.util.HtmlUtils;

/**
 * How a brand looks: the same pages with a name and an accent colour of its own.
 *
 * @param name what users call it
 * @param accent the colour in light pages, dark enough for white text
 * @param accentInDark the colour in dark pages, light enough for black text
 */
record Brand(String name, String accent, String accentInDark) {

	private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}");

	Brand {
		Assert.hasText(name, "A brand needs a name.");
		Assert.isTrue(isColour(accent) && isColour(accentInDark),
				"A brand needs two colours, accent and accent-in-dark, each written as \"#2f5bd0\".");
	}

	private static boolean isColour(@Nullable String text) {
		return text != null && COLOUR.matcher(text).matches();
	}

	/**
	 * Return what the sample's stylesheet leaves to brands.
	 * @return a stylesheet
	 */
	String stylesheet() {
		return """
				:root { --accent: %1$s; --accent-strong: color-mix(in srgb, %1$s, black 25%%) }
				@media (prefers-color-scheme: dark) {
					:root { --accent: %2$s; --accent-strong: color-mix(in srgb, %2$s, white 35%%) }
				}
				""".formatted(this.accent, this.accentInDark);
	}

	/**
	 * Return an icon with the brand's initial.
	 * @return an SVG image
	 */
	String icon() {
		return """
				<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
					<style>
						rect { fill: %1$s }
						text { fill: #ffffff; font: 700 20px system-ui, sans-serif; text-anchor: middle }
						@media (prefers-color-scheme: dark) { rect { fill: %2$s } text { fill: #10182b } }
					</style>
					<rect width="32" height="32" rx="8"/>
					<text x="16" y="23">%3$s</text>
				</svg>
				""".formatted(this.accent, this.accentInDark, initial());
	}

	private String initial() {
		return HtmlUtils
			.htmlEscape(this.name.substring(0, this.name.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT));
	}

}
