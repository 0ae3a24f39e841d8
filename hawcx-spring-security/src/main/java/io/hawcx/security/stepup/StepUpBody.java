package io.hawcx.security.stepup;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.hawcx.security.internal.JsonObjects;
import org.jspecify.annotations.Nullable;

/**
 * What a page posted: a JSON object or a form, of bounded size. Nothing is taken from the
 * address, since addresses end up in logs and histories.
 */
final class StepUpBody {

	/**
	 * How many bytes a body may have.
	 */
	static final int LONGEST = 16 * 1024;

	private final Map<String, Object> members;

	private StepUpBody(Map<String, Object> members) {
		this.members = members;
	}

	/**
	 * Refuse a body that is too long.
	 * @param length how many bytes it has or announces, or a negative number
	 */
	static void requireShort(long length) {
		if (length > LONGEST) {
			throw tooLong();
		}
	}

	/**
	 * Refuse an address that holds anything.
	 * @param query the raw query
	 */
	static void refuseAddress(@Nullable String query) {
		if (query != null) {
			throw StepUpProblem.invalid("The address has a query: everything belongs into the body.");
		}
	}

	/**
	 * Read JSON.
	 * @param body its bytes
	 * @return the body
	 */
	static StepUpBody json(byte[] body) {
		requireShort(body.length);
		try {
			return new StepUpBody(JsonObjects.read(body));
		}
		catch (IllegalArgumentException ex) {
			throw StepUpProblem.invalid(String.valueOf(ex.getMessage()));
		}
	}

	/**
	 * Read a form.
	 * @param parameters the values of each of its parameters
	 * @param csrfParameter the parameter that is the CSRF token's, if any
	 * @return the body
	 */
	static StepUpBody form(Map<String, List<String>> parameters, @Nullable String csrfParameter) {
		Map<String, Object> members = new LinkedHashMap<>();
		parameters.forEach((name, values) -> {
			if (values.size() != 1) {
				throw StepUpProblem.invalid("The body holds a value twice.");
			}
			if (!name.equals(csrfParameter)) {
				members.put(name, values.get(0));
			}
		});
		return new StepUpBody(members);
	}

	String require(String name) {
		if (!(this.members.get(name) instanceof String text) || text.isBlank()) {
			throw StepUpProblem.invalid("The body holds no text " + name + ".");
		}
		if (text.chars().anyMatch(Character::isISOControl) || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
			throw StepUpProblem.invalid("The body's " + name + " holds control characters, or is no Unicode.");
		}
		return text;
	}

	Map<String, Object> others(String name) {
		Map<String, Object> others = new LinkedHashMap<>(this.members);
		others.remove(name);
		return others;
	}

	static StepUpProblem lengthRequired() {
		return StepUpProblem.invalid("A multipart body must say how long it is.");
	}

	static StepUpProblem unreadable() {
		return StepUpProblem.invalid("The body cannot be read: it is malformed, or too long.");
	}

	static StepUpProblem tooLong() {
		return StepUpProblem.invalid("The body is longer than " + LONGEST + " bytes.");
	}

}
