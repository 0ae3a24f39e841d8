package io.hawcx.security.handover;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import io.hawcx.security.internal.Requests;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.security.authentication.AuthenticationDetailsSource;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.security.web.authentication.WebAuthenticationDetailsSource;

/**
 * Reads the code and its verifier from a servlet request.
 */
final class HandoverConverter implements AuthenticationConverter {

	private final AuthenticationDetailsSource<HttpServletRequest, ?> details = new WebAuthenticationDetailsSource();

	private final SessionNonces nonces;

	private final boolean requireNonce;

	HandoverConverter(SessionNonces nonces, boolean requireNonce) {
		this.nonces = nonces;
		this.requireNonce = requireNonce;
	}

	@Override
	public HawcxCodeHandoverAuthenticationToken convert(HttpServletRequest request) {
		HandoverBody.requireShort(request.getContentLengthLong());
		HandoverBody.refuseAddress(request.getQueryString());
		HandoverBody body = Requests.isJson(request) ? HandoverBody.json(bytes(request)) : form(request);
		NonceRule rule = new NonceRule(this.nonces.anyOutstanding(request), this.requireNonce,
				(nonce) -> this.nonces.consume(request, nonce));
		HawcxCodeHandoverAuthenticationToken token = new HawcxCodeHandoverAuthenticationToken(body.code(),
				body.verifier(), rule);
		token.setDetails(this.details.buildDetails(request));
		return token;
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
