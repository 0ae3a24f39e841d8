package io.hawcx.emulator.internal.management;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.hawcx.emulator.MutableClock;
import io.hawcx.emulator.internal.crypto.Seed;
import io.hawcx.emulator.internal.state.Memory;
import io.hawcx.emulator.internal.tenant.Tenant;
import io.hawcx.emulator.internal.tenant.TenantAddress;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StepUpsTests {

	private final MutableClock clock = new MutableClock();

	private final StepUps stepUps = new StepUps(
			new Tenant(new TenantAddress("http://127.0.0.1:1", null), Seed.of("step-ups"), "ES256", this.clock, false),
			this.clock);

	@Test
	void keepsAThousandStepUpsAndReceiptsUntilTheyAreOver() {
		List<String> tokens = new ArrayList<>();
		for (int i = 0; i < 1_050; i++) {
			tokens.add(start());
		}
		assertThat(Memory.of(this.stepUps)).containsEntry("ExpiringMap.entries", 1_000);
		tokens.subList(50, 1_050).forEach(this.stepUps::complete);
		for (int i = 0; i < 50; i++) {
			this.stepUps.complete(start());
		}
		assertThat(Memory.of(this.stepUps)).containsEntry("ExpiringMap.entries", 1_000);
		this.clock.advance(Duration.ofHours(1));
		this.stepUps.complete(start());
		assertThat(Memory.of(this.stepUps)).containsEntry("ExpiringMap.entries", 1);
	}

	private String start() {
		return this.stepUps
			.start(new StepUpChange("subject", "alice@example.com", "change_phone_number", "+15551234567"));
	}

}
