package io.hawcx.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.hawcx.DelegationRequestException;
import io.hawcx.HawcxException;
import io.hawcx.TokenExchangeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each fault before each endpoint, met by the blocking and by the async client. The cells
 * run side by side, each with an emulator of its own, and the table of what came of them
 * is written to {@code target/fault-matrix.md}.
 */
class FaultMatrixTests {

	/** What a busy machine may take beyond a deadline. */
	private static final Duration SLACK = Duration.ofSeconds(3);

	private static final int AT_ONCE = 12;

	private static final List<FaultCase> FAULTS = FaultCase.all();

	private static final Map<Cell, Future<Cell.Outcome>> outcomes = new LinkedHashMap<>();

	private static final Set<Thread> before = new HashSet<>();

	@BeforeAll
	static void runAll() {
		before.addAll(Thread.getAllStackTraces().keySet());
		ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
		cells().forEach((cell) -> outcomes.put(cell, workers.submit(cell::run)));
		workers.shutdown();
	}

	static Stream<Cell> cells() {
		return FAULTS.stream()
			.flatMap((fault) -> Stream.of(Endpoint.values())
				.flatMap((endpoint) -> Stream.of(new Cell(fault, endpoint, false), new Cell(fault, endpoint, true))));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("cells")
	void endsAsDeclaredAndLeavesNothingBehind(Cell cell) throws Exception {
		Cell.Outcome outcome = outcome(cell);
		Class<? extends HawcxException> expected = cell.fault().expected().apply(cell.endpoint());
		if (expected == null) {
			assertThat(outcome.failure()).as(cell.toString()).isNull();
		}
		else {
			assertThat(outcome.failure()).as(cell.toString()).isExactlyInstanceOf(expected);
		}
		assertThat(outcome.hits()).as("%s, how often it struck", cell).isBetween(1, cell.endpoint().isPost() ? 1 : 3);
		assertThat(outcome.took()).as("deadline").isLessThan(Cell.DEADLINE.plus(SLACK));
		assertThat(outcome.next()).as("%s, the next call", cell).isNull();
		assertThat(outcome.kept()).as("%s, connections kept", cell).isLessThanOrEqualTo(1);
		assertThat(outcome.left()).as("%s, connections left open", cell).isZero();
		assertThat(outcome.leaks()).as("secrets").isNull();
	}

	@Test
	void tellsTheStatusWhereThereWasOne() throws Exception {
		for (Map.Entry<Cell, Future<Cell.Outcome>> entry : outcomes.entrySet()) {
			String name = entry.getKey().fault().name();
			if (name.matches("(one )?status [345]\\d\\d")) {
				Integer status = Integer.valueOf(name.substring(name.length() - 3));
				Exception failure = outcome(entry.getKey()).failure();
				if (failure instanceof DelegationRequestException ex) {
					assertThat(ex.statusCode()).as(entry.getKey().toString()).isEqualTo(status);
				}
				if (failure instanceof TokenExchangeException ex) {
					assertThat(ex.statusCode()).as(entry.getKey().toString()).isEqualTo(status);
				}
			}
		}
	}

	@Test
	void holdsMoreThanFortyFaults() {
		assertThat(FAULTS).hasSizeGreaterThan(40).extracting(FaultCase::name).doesNotHaveDuplicates();
	}

	@AfterAll
	static void leavesNoThreadBehind() throws Exception {
		for (Cell cell : outcomes.keySet()) {
			outcome(cell);
		}
		long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
		while (!leftThreads().isEmpty() && System.nanoTime() < end) {
			LockSupport.parkNanos(10_000_000);
		}
		assertThat(leftThreads()).isEmpty();
		write();
	}

	private static List<String> leftThreads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.isAlive() && !before.contains(thread))
			.map(Thread::getName)
			.filter((name) -> name.matches(".*(hawcx|httpclient|pool-\\d+-thread).*"))
			.toList();
	}

	private static void write() throws Exception {
		List<String> lines = new ArrayList<>(List.of("# Fault matrix", "",
				"What a blocking and an async client make of each fault; one entry where both do the same.", "",
				"| Fault | " + Stream.of(Endpoint.values()).map(Endpoint::name).collect(Collectors.joining(" | "))
						+ " |",
				"| --- |" + " --- |".repeat(Endpoint.values().length)));
		for (FaultCase fault : FAULTS) {
			StringBuilder line = new StringBuilder("| " + fault.name() + " |");
			for (Endpoint endpoint : Endpoint.values()) {
				String blocking = tell(outcome(new Cell(fault, endpoint, false)));
				String async = tell(outcome(new Cell(fault, endpoint, true)));
				line.append(' ').append(blocking.equals(async) ? blocking : blocking + " / " + async).append(" |");
			}
			lines.add(line.toString());
		}
		Files.write(Path.of("target", "fault-matrix.md"), lines);
	}

	private static String tell(Cell.Outcome outcome) {
		Exception failure = outcome.failure();
		if (failure == null) {
			return "succeeds";
		}
		Integer status = null;
		if (failure instanceof DelegationRequestException ex) {
			status = ex.statusCode();
		}
		else if (failure instanceof TokenExchangeException ex) {
			status = ex.statusCode();
		}
		return "`" + failure.getClass().getSimpleName() + "`" + ((status != null) ? " " + status : "");
	}

	private static Cell.Outcome outcome(Cell cell) throws Exception {
		Future<Cell.Outcome> outcome = outcomes.get(cell);
		assertThat(outcome).isNotNull();
		return outcome.get(120, TimeUnit.SECONDS);
	}

}
