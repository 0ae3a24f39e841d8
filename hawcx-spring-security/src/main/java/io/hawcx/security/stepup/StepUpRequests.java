package io.hawcx.security.stepup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.hawcx.security.internal.NavigationRequests;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.security.web.csrf.CsrfToken;

/**
 * Reads the body of a step-up from a request of the servlet stack.
 */
final class StepUpRequests {

	private StepUpRequests() {
	}

	static StepUpBody body(HttpServletRequest request) {
		StepUpBody.refuseAddress(request.getQueryString());
		StepUpBody.requireShort(request.getContentLengthLong());
		return NavigationRequests.isJson(request) ? StepUpBody.json(bytes(request)) : form(request);
	}

	private static byte[] bytes(HttpServletRequest request) {
		try {
			return request.getInputStream().readNBytes(StepUpBody.LONGEST + 1);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static StepUpBody form(HttpServletRequest request) {
		Map<String, List<String>> parameters = new LinkedHashMap<>();
		request.getParameterMap().forEach((name, values) -> parameters.put(name, List.of(values)));
		CsrfToken csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
		return StepUpBody.form(parameters, (csrf != null) ? csrf.getParameterName() : null);
	}

}
