package io.hawcx.autoconfigure.actuate;

import java.util.Locale;
import java.util.regex.Pattern;

import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.util.StringUtils;

/**
 * Hides Hawcx's secrets by the names of their properties, in whatever spelling, and keys
 * by what they look like wherever they stand: on the command line, in
 * {@code SPRING_APPLICATION_JSON} or under a name of the application's own.
 */
class HawcxSanitizingFunction implements SanitizingFunction {

	private static final Pattern NAMES = Pattern
		.compile("hawcx.*(?:secretkey|signingkeyvalue|proxypassword|extraheaders.*)");

	private static final Pattern SEPARATORS = Pattern.compile("[._\\-\\[\\]]");

	private static final Pattern KEYS = Pattern.compile(
			"hwx_sk_v1_[A-Za-z0-9_-]|-----BEGIN [A-Z ]*PRIVATE KEY|\\\\?\"d\\\\?\"\\s*:\\s*\\\\?\"[A-Za-z0-9_-]{20}");

	@Override
	public SanitizableData apply(SanitizableData data) {
		Object value = data.getValue();
		boolean named = NAMES.matcher(withoutSeparators(data.getKey())).matches();
		boolean secret = value != null && StringUtils.hasText(value.toString())
				&& (named || KEYS.matcher(value.toString()).find());
		return secret ? data.withSanitizedValue() : data;
	}

	private static String withoutSeparators(String key) {
		return SEPARATORS.matcher(key).replaceAll("").toLowerCase(Locale.ROOT);
	}

}
