package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.hawcx.Hawcx;
import io.hawcx.HawcxAsync;
import io.hawcx.HawcxException;
import io.hawcx.HawcxListener;
import io.hawcx.emulator.EmulatorCredentials;
import io.hawcx.emulator.MintCodeRequest;
import io.hawcx.management.MfaMethod;
import io.hawcx.management.StepUp;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What an application tells its operators that signs users in, makes calls and meets
 * failures: metrics, held against the table of {@code docs/operations.md} and the
 * dashboard, the endpoint and health, on either web stack.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ActuatorContract {

	private static final Path PAGE = Path.of("../docs/operations.md");

	private static final Path DASHBOARD = Path.of("../docs/grafana-dashboard.json");

	private static final Pattern ROW = Pattern.compile("(?m)^\\| `(hawcx[a-z.]+)` \\| `([a-z.]+)` \\| (.*) \\|$");

	private static final Pattern CODE_ROW = Pattern.compile("(?m)^\\| `([a-z_]+)` \\| (?:\\d+|page) \\|");

	private static final Pattern CODE_SPAN = Pattern.compile("`([^`]+)`");

	private static final Pattern SELECTOR = Pattern.compile("\\b([a-z]+(?:_[a-z]+)+)(?:\\{([^}]*)})?");

	private static final Pattern MATCHER = Pattern.compile("([a-z_]+)(=~|=)\"([^\"]*)\"");

	private static final Pattern BY = Pattern.compile("by \\(([^)]*)\\)");

	private final List<String> secrets = new ArrayList<>();

	private ContractApplication application;

	abstract ContractApplication start(Map<String, ?> properties);

	@BeforeAll
	void run() throws IOException {
		Map<String, String> properties = LoginContract.embedded("hawcx.login.code-handover.token.enabled", "true",
				"management.endpoints.web.exposure.include", "prometheus,hawcx,health",
				"management.endpoint.health.show-details", "always", "hawcx.http.max-attempts", "1");
		properties.put("hawcx.login.permit-all", "/actuator/**");
		this.application = start(properties);
		EmulatorCredentials credentials = this.application.emulator().credentials();
		this.secrets.addAll(List.of(credentials.secretKey(), credentials.user(), credentials.configId(),
				credentials.publicClientId(),
				JsonMapper.shared().readTree(credentials.privateJwk()).get("d").asString(), Visitor.VERIFIER));
		signIn();
		fail();
		call();
		this.application.beans(HawcxListener.class).forEach((listener) -> {
			listener.keyReloaded(true);
			listener.keyReloaded(false);
			listener.keySetFetched(false);
		});
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	private String mint() {
		String code = this.application.visitor().mint(MintCodeRequest.forVerifier(Visitor.VERIFIER).subject("user-7"));
		this.secrets.add(code);
		return code;
	}

	private void signIn() throws IOException {
		this.secrets.add("user-7");
		assertThat(this.application.visitor().signInByRedirect().statusCode()).isEqualTo(302);
		assertThat(this.application.visitor().signInByHandOver().statusCode()).isEqualTo(200);
		this.secrets.add(AccessTokenContract.token(token(mint())));
	}

	private HttpResponse<String> token(String code) throws IOException {
		return this.application.visitor()
			.browser()
			.postJson("/login/hawcx/token", Map.of("code", code, "code_verifier", Visitor.VERIFIER));
	}

	private void fail() throws IOException {
		Visitor visitor = this.application.visitor();
		assertThat(visitor.redirect("/login/oauth2/code/hawcx?code=c0de-of-nobody&state=forged")).endsWith("?error");
		assertThat(visitor.handOver(visitor.nonce(), "c0de-of-nobody").statusCode()).isEqualTo(401);
		assertThat(visitor.postJson(visitor.nonce(), "/login/hawcx", Map.of()).statusCode()).isEqualTo(400);
		assertThat(token("c0de-of-nobody").statusCode()).isEqualTo(401);
		this.secrets.add("c0de-of-nobody");
	}

	private void call() {
		Hawcx hawcx = this.application.bean(Hawcx.class);
		String user = this.application.emulator().credentials().user();
		StepUp change = StepUp.changeMfaMethod(user, MfaMethod.TOTP);
		this.secrets.add(hawcx.startStepUp(change).startToken());
		this.secrets.add(this.application.bean(HawcxAsync.class).startStepUp(change).join().startToken());
		String path = "/v1/management/users/" + user;
		assertThatExceptionOfType(HawcxException.class).isThrownBy(() -> hawcx.management(path, Map.of()));
		this.application.emulator().faults().on("/v1/management/stepup/*").times(1).wrongSignature();
		assertThatExceptionOfType(HawcxException.class).isThrownBy(() -> hawcx.startStepUp(change));
		this.application.emulator().faults().on("/v1/management/stepup/*").times(1).reset();
		assertThatExceptionOfType(HawcxException.class).isThrownBy(() -> hawcx.startStepUp(change));
	}

	private String scrape() throws IOException {
		HttpResponse<String> reply = this.application.visitor().browser().getAsScript("/actuator/prometheus");
		assertThat(reply.statusCode()).isEqualTo(200);
		return reply.body();
	}

	// By name and key of all that is ours.
	private Map<String, Set<String>> exported() {
		Map<String, Set<String>> exported = new TreeMap<>();
		for (Meter meter : this.application.bean(MeterRegistry.class).getMeters()) {
			String name = meter.getId().getName();
			if (name.startsWith("hawcx") && !name.equals("hawcx.client.requests.active")) {
				for (Tag tag : meter.getId().getTags()) {
					exported.computeIfAbsent(name + " " + tag.getKey(), (key) -> new TreeSet<>()).add(tag.getValue());
				}
			}
		}
		return exported;
	}

	private static Map<String, Set<String>> table() throws IOException {
		Map<String, Set<String>> table = new TreeMap<>();
		ROW.matcher(Files.readString(PAGE))
			.results()
			.forEach((row) -> table.put(row.group(1) + " " + row.group(2), spans(row.group(3))));
		return table;
	}

	private static Set<String> spans(String cell) {
		return new TreeSet<>(CODE_SPAN.matcher(cell).results().map((MatchResult span) -> span.group(1)).toList());
	}

	@Test
	void tableWhenComparedThenHasTheNamesAndKeysThatAreExportedAndNoOther() throws IOException {
		assertThat(table().keySet()).isEqualTo(exported().keySet());
	}

	@Test
	void tableWhenComparedThenHasEachExportedValue() throws IOException {
		Map<String, Set<String>> table = table();
		Map<String, Set<String>> exported = exported();
		assertThat(exported.remove("hawcx.client.requests status")).contains("200", "404", "none");
		assertThat(exported.remove("hawcx.client.requests error")).contains("none").hasSize(2);
		assertThat(exported.remove("hawcx.client.requests client.name")).containsExactly("127.0.0.1");
		for (String metric : List.of("client.requests", "logins", "replies.refused", "keys.reloaded", "jwks.fetches")) {
			assertThat(exported.get("hawcx." + metric + " tenant")).as(metric).containsExactly("none");
		}
		exported.forEach((key, values) -> assertThat(table.get(key)).as(key).containsAll(values));
		for (String key : List.of("hawcx.logins way", "hawcx.logins outcome", "hawcx.keys.reloaded outcome",
				"hawcx.jwks.fetches outcome", "hawcx.cache.size cache")) {
			assertThat(exported.get(key)).as(key).isEqualTo(table.get(key));
		}
		Set<String> codes = new TreeSet<>(CODE_ROW.matcher(Files.readString(Path.of("../docs/login-errors.md")))
			.results()
			.map((row) -> row.group(1))
			.toList());
		codes.add("none");
		assertThat(table.get("hawcx.logins code")).isEqualTo(codes);
	}

	@Test
	void loginsWhenEndedThenAreCountedOnceEach() {
		Map<String, Double> counts = new LinkedHashMap<>();
		this.application.bean(MeterRegistry.class)
			.get("hawcx.logins")
			.counters()
			.forEach((counter) -> counts.put(counter.getId().getTag("way") + " " + counter.getId().getTag("code"),
					counter.count()));
		assertThat(counts).isEqualTo(Map.of("redirect none", 1.0, "handover none", 1.0, "token none", 1.0,
				"redirect authorization_request_not_found", 1.0, "handover invalid_grant", 1.0,
				"handover invalid_request", 1.0, "token invalid_grant", 1.0));
	}

	@Test
	void scrapeWhenReadThenHoldsNoSecret() throws IOException {
		String scrape = scrape();
		assertThat(this.secrets).doesNotContainNull().allSatisfy((secret) -> assertThat(scrape).doesNotContain(secret));
	}

	private JsonNode endpoint() throws IOException {
		HttpResponse<String> reply = this.application.visitor().browser().getAsScript("/actuator/hawcx");
		assertThat(reply.statusCode()).isEqualTo(200);
		assertThat(this.secrets).doesNotContainNull()
			.allSatisfy((secret) -> assertThat(reply.body()).doesNotContain(secret));
		return JsonMapper.shared().readTree(reply.body());
	}

	@Test
	void endpointWhenReadThenTellsSettingsCachesAndFailuresAndNoSecret() throws IOException {
		JsonNode report = endpoint();
		assertThat(report.propertyNames()).containsExactly("configuration", "keySets", "caches", "requests",
				"failures");
		JsonNode configuration = report.get("configuration");
		assertThat(configuration.get("baseUrl").asString()).isEqualTo("******");
		assertThat(configuration.get("secretKey").asBoolean()).isTrue();
		assertThat(configuration.get("secretKeyId").asString()).isNotEmpty();
		assertThat(report.get("keySets").get(0).get("keyIds")).isNotEmpty();
		assertThat(report.get("caches").get("key_sets").asInt()).isPositive();
		assertThat(report.get("caches").get("replies").asInt()).isPositive();
		assertThat(report.get("requests").propertyNames()).contains("discovery", "jwks", "token", "management");
		JsonNode management = report.get("requests").get("management");
		assertThat(management.get("count").asInt()).isEqualTo(5);
		assertThat(management.get("maxMillis").asLong()).isGreaterThanOrEqualTo(management.get("meanMillis").asLong());
	}

	@Test
	void endpointWhenRequestsFailedThenListsThemNewestFirst() throws IOException {
		JsonNode failures = endpoint().get("failures");
		assertThat(failures.valueStream()
			.map((failure) -> failure.get("operation").asString() + " "
					+ failure.get("problem").asString().replaceAll("\\(.*", "")))
			.containsExactly("management brought no reply ", "management brought a reply that was refused ",
					"management answered 404", "token answered 400", "token answered 400");
		assertThat(failures.get(2).get("at").asString()).endsWith("Z");
	}

	@Test
	void healthWhenReadThenTellsLastOutcomesAndKeysAndNoSecret() throws IOException {
		String health = this.application.visitor().browser().getAsScript("/actuator/health/hawcx").body();
		JsonNode details = JsonMapper.shared().readTree(health).get("details");
		assertThat(details.get("reason").asString()).startsWith("The last request to Hawcx, management,");
		assertThat(details.get("keys").get(0).asString()).matches("\\d+ keys were fetched \\d+ s ago\\.");
		assertThat(details.get("metadata").get(0).asString()).matches("A discovery document was fetched \\d+ s ago\\.");
		assertThat(details.get("requests").propertyNames()).contains("discovery", "jwks", "token", "management");
		assertThat(this.secrets).allSatisfy((secret) -> assertThat(health).doesNotContain(secret));
	}

	@Test
	void dashboardWhenQueriedThenEachNameLabelAndValueIsExported() throws IOException {
		List<Map<String, String>> samples = samples(scrape());
		JsonNode dashboard = JsonMapper.shared().readTree(Files.readString(DASHBOARD));
		List<String> queries = new ArrayList<>(dashboard.findValuesAsString("expr"));
		assertThat(queries).hasSizeGreaterThan(10)
			.allSatisfy((query) -> assertThat(query.contains("hawcx_cache_size"))
				.isNotEqualTo(query.contains("tenant=~\"$tenant\"")));
		queries.forEach((query) -> assertAnswered(query, samples));
	}

	private static void assertAnswered(String query, List<Map<String, String>> samples) {
		List<String> grouped = BY.matcher(query).results().flatMap((by) -> Stream.of(by.group(1).split(", "))).toList();
		Matcher selector = SELECTOR.matcher(BY.matcher(query).replaceAll(""));
		int selectors = 0;
		while (selector.find()) {
			selectors++;
			Map<String, String> wanted = new LinkedHashMap<>(Map.of("__name__", selector.group(1)));
			MATCHER.matcher(String.valueOf(selector.group(2)))
				.results()
				// What Prometheus itself adds.
				.filter((matcher) -> !matcher.group(1).equals("job"))
				// A variable of the dashboard may be any value.
				.forEach((matcher) -> wanted.put(matcher.group(1), matcher.group(3).replaceAll("^\\$.*", ".+")));
			assertThat(samples).as(query)
				.anySatisfy((sample) -> assertThat(sample).containsKeys(grouped.toArray(String[]::new))
					.satisfies((labels) -> wanted.forEach(
							(label, value) -> assertThat(labels.get(label)).as(label).isNotNull().matches(value))));
		}
		assertThat(selectors).as(query).isPositive();
	}

	private static List<Map<String, String>> samples(String scrape) {
		Pattern line = Pattern.compile("(?m)^([a-z_]+)\\{([^}\\n]*(?:\\{[^}\\n]*}[^}\\n]*)*)} ");
		List<Map<String, String>> samples = new ArrayList<>();
		line.matcher(scrape).results().forEach((sample) -> {
			Map<String, String> labels = new LinkedHashMap<>(Map.of("__name__", sample.group(1)));
			MATCHER.matcher(sample.group(2)).results().forEach((label) -> labels.put(label.group(1), label.group(3)));
			samples.add(labels);
		});
		return samples;
	}

}
