package io.hawcx.autoconfigure.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what people and tools write in place of a value: a form that something was to
 * fill in, and a key where others would see it. No message quotes a value.
 */
public final class PastedValues {

	private static final Map<String, Pattern> FORMS = forms();

	private static final String SECRET_KEY = "secret key";

	private static final Pattern PRIVATE_KEY = Pattern.compile("-----BEGIN|\"d\"\\s*:");

	private PastedValues() {
	}

	private static Map<String, Pattern> forms() {
		Map<String, Pattern> forms = new LinkedHashMap<>();
		forms.put("$NAME", Pattern.compile("\\$[A-Za-z_]\\w*"));
		forms.put("$(NAME)", Pattern.compile("\\$\\(.+\\)"));
		forms.put("%NAME%", Pattern.compile("%\\w+%"));
		forms.put("{{ name }}", Pattern.compile("\\{\\{.*}}"));
		forms.put("#{ expression }", Pattern.compile("#\\{.*}"));
		forms.put("@name@", Pattern.compile("@[\\w.-]+@"));
		forms.put("a name in angle brackets", Pattern.compile("<[^<>]+>"));
		forms.put("ENC(…)", Pattern.compile("(?s)ENC[(\\[].*[)\\]]"));
		return forms;
	}

	/**
	 * Refuse a form that nothing has filled in.
	 * @param property the property
	 * @param value its value
	 */
	public static void refuseForm(String property, String value) {
		String text = value.strip();
		FORMS.forEach((form, pattern) -> {
			if (pattern.matcher(text).matches()) {
				throw new HawcxConfigurationException(property,
						property + " is written as " + form + ", which nothing has replaced.",
						"Write the value, or ${NAME}, which Spring Boot replaces by the variable or property NAME; "
								+ "or see why the tool did not run that replaces " + form + ".");
			}
		});
	}

	/**
	 * Refuse a key where others would see it.
	 * @param property the property, of which the value is not secret
	 * @param value its value
	 * @param hint what belongs there
	 * @param prefix what the names of the keys' properties begin with
	 */
	public static void refuseKey(String property, String value, String hint, String prefix) {
		String key = key(value);
		if (key != null) {
			throw new HawcxConfigurationException(property,
					property + " holds a " + key + ", which would be sent where others see it.",
					"Set " + property + " to " + hint + ", and write the " + key + " to " + prefix
							+ (key.equals(SECRET_KEY) ? ".secret-key alone." : ".signing-key.value alone."));
		}
	}

	private static @Nullable String key(String value) {
		if (value.contains("hwx_sk_")) {
			return SECRET_KEY;
		}
		return PRIVATE_KEY.matcher(value).find() ? "signing key" : null;
	}

}
