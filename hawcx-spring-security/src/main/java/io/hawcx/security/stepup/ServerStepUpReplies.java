package io.hawcx.security.stepup;

import java.util.Map;

import io.hawcx.security.internal.Json;
import io.hawcx.security.internal.ServerReplies;
import reactor.core.publisher.Mono;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;

/**
 * Writes replies of a step-up on the reactive stack.
 */
final class ServerStepUpReplies {

	private ServerStepUpReplies() {
	}

	static Mono<Void> ok(ServerHttpResponse response, Map<String, Object> body) {
		return ServerReplies.write(response, HttpStatus.OK, MediaType.APPLICATION_JSON, Json.bytes(body));
	}

	static Mono<Void> done(ServerHttpResponse response) {
		return Mono.defer(() -> {
			response.setStatusCode(HttpStatus.NO_CONTENT);
			response.getHeaders().setCacheControl(CacheControl.noStore());
			return response.setComplete();
		});
	}

	static Mono<Void> problem(ServerHttpResponse response, StepUpProblem problem) {
		return Mono.defer(() -> {
			String retryAfter = StepUpProblems.retryAfter(problem);
			if (retryAfter != null) {
				response.getHeaders().set(HttpHeaders.RETRY_AFTER, retryAfter);
			}
			return ServerReplies.write(response, problem.status(), MediaType.APPLICATION_PROBLEM_JSON,
					StepUpProblems.report(problem));
		});
	}

}
