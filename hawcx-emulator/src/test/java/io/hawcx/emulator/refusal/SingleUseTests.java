package io.hawcx.emulator.refusal;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.hawcx.emulator.Bearer;
import io.hawcx.emulator.HawcxEmulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is good once is good once to callers who come at the same time, too.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SingleUseTests {

	private static final int CALLERS = 8;

	private final HawcxEmulator hawcx = HawcxEmulator.start();

	private final TokenRequests token = new TokenRequests(this.hawcx);

	private final ManagementRequests management = new ManagementRequests(this.hawcx);

	private final ExecutorService threads = Executors.newFixedThreadPool(CALLERS);

	@AfterAll
	void close() {
		this.threads.shutdownNow();
		this.hawcx.close();
	}

	@Test
	void grantsACodeToOneCaller() throws Exception {
		Map<String, String> form = this.token.publicForm();
		assertThatOneSucceeds(() -> this.token.send(new LinkedHashMap<>(form)), 400, "already used");
	}

	@Test
	void grantsAnAssertionToOneCaller() throws Exception {
		String assertion = this.token.assertion(Map.of(), Map.of());
		assertThatOneSucceeds(() -> this.token.asserting(assertion), 401, "already used");
	}

	@Test
	void takesABearerJwtFromOneCaller() throws Exception {
		String jwt = this.management.jwt(Map.of(), Map.of());
		assertThatOneSucceeds(() -> this.management.bearer(ManagementRequests.PATH, this.management.payload(), jwt),
				401, "already used");
	}

	@Test
	void appliesAReceiptOnce() throws Exception {
		Bearer bearer = new Bearer(this.hawcx);
		String receipt = this.hawcx.completeStepUp(bearer.startStepUp(this.hawcx.credentials().user(),
				"change_phone_number", "new_phone_number", "+15551234567"));
		assertThatOneSucceeds(
				() -> new Bearer(this.hawcx).call("/v1/management/stepup/consume", Map.of("step_up_receipt", receipt)),
				409, "already used");
	}

	private void assertThatOneSucceeds(Supplier<HttpResponse<String>> call, int refused, String text) throws Exception {
		CyclicBarrier together = new CyclicBarrier(CALLERS);
		List<Future<HttpResponse<String>>> calls = new ArrayList<>();
		for (int i = 0; i < CALLERS; i++) {
			calls.add(this.threads.submit(() -> {
				together.await(20, TimeUnit.SECONDS);
				return call.get();
			}));
		}
		int successes = 0;
		for (Future<HttpResponse<String>> each : calls) {
			HttpResponse<String> response = each.get(60, TimeUnit.SECONDS);
			if (response.statusCode() == 200) {
				successes++;
			}
			else {
				assertThat(response.statusCode()).isEqualTo(refused);
				assertThat(response.body()).contains(text);
			}
		}
		assertThat(successes).isEqualTo(1);
	}

}
