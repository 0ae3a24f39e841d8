package io.hawcx.security.stepup;

import java.util.Map;

import io.hawcx.HawcxAsync;
import io.hawcx.security.internal.ServerCsrfTokens;
import reactor.core.publisher.Mono;

import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;

/**
 * Starts step-ups and completes them on the reactive stack, as {@link StepUpEndpoints}
 * does on the servlet stack.
 */
final class ServerStepUpEndpoints {

	private final StepUpPurposes purposes;

	private final StepUpWebSessions sessions;

	ServerStepUpEndpoints(StepUpPurposes purposes, StepUpWebSessions sessions) {
		this.purposes = purposes;
		this.sessions = sessions;
	}

	Mono<Map<String, Object>> describe(ServerWebExchange exchange) {
		return ServerCsrfTokens.describe(exchange).map(this.purposes::describe);
	}

	Mono<Map<String, Object>> start(ServerWebExchange exchange, StepUpAccount<HawcxAsync> account) {
		return ServerStepUpBody.body(exchange)
			.map((body) -> this.purposes.start(body, account.userId()))
			.flatMap((start) -> Mono.fromFuture(() -> account.client().startStepUp(start.stepUp()))
				.onErrorMap(RuntimeException.class, StepUpRefusals::ofStart)
				.flatMap((token) -> exchange.getSession()
					.doOnNext((session) -> this.sessions.add(session, start.purpose(), account.owner()))
					.thenReturn(StepUpStart.reply(token))))
			.doOnError(StepUpProblem.class, (problem) -> problem.of(account.tenant()));
	}

	Mono<Void> complete(ServerWebExchange exchange, StepUpAccount<HawcxAsync> account) {
		return ServerStepUpBody.body(exchange)
			.map(this.purposes::receipt)
			.flatMap((receipt) -> exchange.getSession().flatMap((session) -> complete(session, receipt, account)))
			.doOnError(StepUpProblem.class, (problem) -> problem.of(account.tenant()));
	}

	private Mono<Void> complete(WebSession session, StepUpReceipt receipt, StepUpAccount<HawcxAsync> account) {
		Map<String, String> started = this.sessions.take(session, receipt.purpose(), account.owner());
		if (started == null) {
			return Mono.error(StepUpProblem.notStarted());
		}
		return Mono.fromFuture(() -> account.client().consumeStepUp(receipt.value()))
			.doOnNext(StepUpRefusals::requireOk)
			.onErrorMap(RuntimeException.class, StepUpRefusals::ofReceipt)
			.doOnError(StepUpProblem.class, (problem) -> {
				if (StepUpRefusals.isOpen(problem)) {
					this.sessions.putBack(session, started);
				}
			})
			.then();
	}

}
