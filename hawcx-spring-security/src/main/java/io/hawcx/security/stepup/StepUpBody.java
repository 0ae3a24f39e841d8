package io.hawcx.security.stepup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

import io.hawcx.security.internal.JsonObjects;
import io.hawcx.security.internal.Requests;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.security.web.csrf.CsrfToken;

/**
 * What a page posted: a JSON object or a form, of bounded size. Nothing is taken from the
 * address, since addresses end up in logs and histories.
 */
final class StepUpBody {

	private static final int LONGEST_BODY = 16 * 1024;

	private final Map<String, Object> members;

	private StepUpBody(Map<String, Object> members) {
		this.members = members;
	}

	static StepUpBody read(HttpServletRequest request) {
		if (request.getQueryString() != null) {
			throw StepUpProblem.invalid("The address has a query: everything belongs into the body.");
		}
		if (request.getContentLengthLong() > LONGEST_BODY) {
			throw tooLong();
		}
		return new StepUpBody(Requests.isJson(request) ? json(request) : form(request));
	}

	private static Map<String, Object> json(HttpServletRequest request) {
		byte[] body;
		try {
			body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		if (body.length > LONGEST_BODY) {
			throw tooLong();
		}
		try {
			return JsonObjects.read(body);
		}
		catch (IllegalArgumentException ex) {
			throw StepUpProblem.invalid(String.valueOf(ex.getMessage()));
		}
	}

	private static Map<String, Object> form(HttpServletRequest request) {
		Map<String, Object> members = new LinkedHashMap<>();
		request.getParameterMap().forEach((name, values) -> {
			if (values.length != 1) {
				throw StepUpProblem.invalid("The body holds a value twice.");
			}
			members.put(name, values[0]);
		});
		if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken csrf) {
			members.remove(csrf.getParameterName());
		}
		return members;
	}

	String require(String name) {
		if (!(this.members.get(name) instanceof String text) || text.isBlank()) {
			throw StepUpProblem.invalid("The body holds no text " + name + ".");
		}
		return text;
	}

	Map<String, Object> others(String name) {
		Map<String, Object> others = new LinkedHashMap<>(this.members);
		others.remove(name);
		return others;
	}

	private static StepUpProblem tooLong() {
		return StepUpProblem.invalid("The body is longer than " + LONGEST_BODY + " bytes.");
	}

}
