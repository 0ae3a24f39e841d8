package io.hawcx.docs;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.hawcx.http.HttpOperation;
import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;
import io.hawcx.observation.DefaultHawcxClientObservationConvention;
import io.hawcx.observation.HawcxClientObservationContext;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the table of {@code docs/operations.md} to what is really told.
 */
class OperationsPageTests {

	private static final Path PAGE = Path.of("../../docs/operations.md");

	private static final Pattern ROW = Pattern
		.compile("(?m)^\\| `hawcx.client.requests` \\| `([a-z.]+)` \\| (.*) \\|$");

	private static final Pattern VALUE = Pattern.compile("`([^`]+)`");

	private static final List<String> PATHS = List.of("/stepup/start-token", "/stepup/consume",
			"/users/mfa-enforcement", "/users/phone", "/users/alice");

	private final DefaultHawcxClientObservationConvention convention = new DefaultHawcxClientObservationConvention();

	private final Map<String, TreeSet<String>> told = new TreeMap<>();

	@Test
	void tableWhenReadThenHasEachKeyAndEachBoundedValue() throws IOException {
		for (HttpOperation operation : HttpOperation.values()) {
			PATHS.forEach((path) -> tell(request(path).operation(operation), 200));
		}
		List.of(100, 302, 404, 503, 0).forEach((status) -> tell(request("/x"), status));
		Map<String, TreeSet<String>> table = table();
		assertThat(table.keySet()).isEqualTo(this.told.keySet());
		assertThat(table.get("operation")).isEqualTo(this.told.get("operation"));
		assertThat(table.get("outcome")).isEqualTo(this.told.get("outcome"));
		table.get("uri").remove("hawcx.http.observed-paths");
		assertThat(table.get("uri")).isEqualTo(this.told.get("uri"));
	}

	private static HttpRequest request(String path) {
		return HttpRequest.get(URI.create("https://api.example.com/v1/management" + path));
	}

	private void tell(HttpRequest request, int status) {
		HawcxClientObservationContext context = new HawcxClientObservationContext(request);
		if (status > 0) {
			context.setResponse(new HttpResponse(status, Map.of(), new byte[0]));
		}
		this.convention.getLowCardinalityKeyValues(context)
			.forEach((value) -> this.told.computeIfAbsent(value.getKey(), (key) -> new TreeSet<>())
				.add(value.getValue()));
	}

	private static Map<String, TreeSet<String>> table() throws IOException {
		Map<String, TreeSet<String>> table = new TreeMap<>();
		ROW.matcher(Files.readString(PAGE))
			.results()
			.forEach((row) -> table.put(row.group(1), new TreeSet<>(
					VALUE.matcher(row.group(2)).results().map((MatchResult value) -> value.group(1)).toList())));
		return table;
	}

}
