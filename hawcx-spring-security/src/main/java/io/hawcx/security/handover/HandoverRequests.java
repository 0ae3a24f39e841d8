package io.hawcx.security.handover;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import io.hawcx.security.internal.NavigationRequests;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Reads the body of a hand-over from a servlet request.
 */
final class HandoverRequests {

	private HandoverRequests() {
	}

	static HandoverBody body(HttpServletRequest request) {
		HandoverBody.requireShort(request.getContentLengthLong());
		HandoverBody.refuseAddress(request.getQueryString());
		return NavigationRequests.isJson(request) ? HandoverBody.json(bytes(request)) : form(request);
	}

	private static byte[] bytes(HttpServletRequest request) {
		try {
			return request.getInputStream().readNBytes(HandoverBody.LONGEST + 1);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static HandoverBody form(HttpServletRequest request) {
		return HandoverBody.form((name) -> {
			String[] values = request.getParameterValues(name);
			return (values != null) ? List.of(values) : null;
		});
	}

}
