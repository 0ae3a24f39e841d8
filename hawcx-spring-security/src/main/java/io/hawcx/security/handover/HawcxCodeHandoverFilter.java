package io.hawcx.security.handover;

import org.springframework.http.HttpMethod;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * Takes the code on {@code POST}; all else is inherited.
 */
final class HawcxCodeHandoverFilter extends AbstractAuthenticationProcessingFilter {

	HawcxCodeHandoverFilter(String path, HandoverConverter converter) {
		super(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, path));
		setAuthenticationConverter(converter);
	}

}
