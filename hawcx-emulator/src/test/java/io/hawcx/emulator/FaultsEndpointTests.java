package io.hawcx.emulator;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FaultsEndpointTests {

	private static final String JWKS = "/.well-known/jwks.json";

	private final HawcxEmulator hawcx = HawcxEmulator.start();

	private final Http http = new Http(this.hawcx.baseUrl());

	@AfterEach
	void stop() {
		this.hawcx.close();
	}

	@Test
	void putsAFaultInPlaceAndListsIt() {
		HttpResponse<String> response = add(
				"{\"path\":\"/.well-known/*\",\"fault\":\"status\",\"status\":503,\"times\":2}");
		assertThat(response.statusCode()).isEqualTo(201);
		assertThat(Http.json(response)).containsEntry("id", "fault-1").containsEntry("fault", "status 503");
		assertThat(this.http.get(JWKS).statusCode()).isEqualTo(503);
		assertThat(list()).singleElement()
			.isEqualTo(Map.of("id", "fault-1", "path", "/.well-known/*", "fault", "status 503", "hits", 1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"latency\",\"millis\":5", "\"status\",\"status\":429,\"percent\":50,\"seed\":3",
			"\"reset\"", "\"close\"", "\"truncate\",\"bytes\":0", "\"oversize\",\"bytes\":2000000",
			"\"drop_signature\"", "\"wrong_signature\"", "\"clock_skew\",\"seconds\":-400", "\"wrong_key\"",
			"\"replay\"", "\"rotate_keys\"", "\"trickle\",\"millis\":1", "\"body\",\"body\":\"<html>\"",
			"\"header\",\"header\":\"Retry-After\",\"value\":\"1\"" })
	void takesEachFaultOfRequests(String fault) {
		assertThat(add("{\"path\":\"/nothing\",\"fault\":" + fault + "}").statusCode()).isEqualTo(201);
		assertThat(list()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"connection_reset\"", "\"connection_half_close\",\"after_bytes\":10",
			"\"connection_blackhole\",\"times\":1", "\"connection_trickle\",\"millis\":1" })
	void takesEachFaultOfConnections(String fault) {
		assertThat(add("{\"fault\":" + fault + "}").statusCode()).isEqualTo(201);
		assertThat(list()).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"path":"/"}                                                | fault is missing
			{"fault":"reset"}                                           | path is missing
			{"fault":"reset","path":"relative"}                         | path is neither
			{"fault":"explode","path":"/"}                              | fault is not the name
			{"fault":"connection_explode"}                              | fault is none of
			{"fault":"status","path":"/"}                               | status is missing
			{"fault":"status","path":"/","status":"503"}                | status is missing or not a whole number
			{"fault":"status","path":"/","status":5030}                 | status is not a whole number from 200
			{"fault":"latency","path":"/","millis":60001}               | millis is not a whole number from 1
			{"fault":"reset","path":"/","times":0}                      | times is not
			{"fault":"reset","path":"/","percent":0}                    | percent is not
			{"fault":"reset","path":"/","seed":1.5}                     | seed is missing or not a whole number
			{"fault":"reset","path":"/","status":503}                   | status is not a member
			{"fault":"reset","path":"/","<b>":503}                      | ?b? is not a member
			{"fault":"truncate","path":"/","bytes":-1}                  | bytes is not
			{"fault":"header","path":"/","header":"A"}                  | value is missing
			{"fault":"header","path":"/","header":"Content-Length","value":"1"} | header is not the name
			{"fault":"connection_reset","path":"/"}                     | path is not a member
			{"fault":"connection_reset","after_bytes":-1}               | after_bytes is not
			[]                                                          | the JSON is not an object
			{                                                           | the bytes are not strict JSON
			""")
	void namesTheMemberThatIsWrong(String json, String message) {
		HttpResponse<String> response = add(json);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat((String) Http.json(response).get("message")).contains(message);
		assertThat(list()).isEmpty();
	}

	@Test
	void refusesWhatIsNotDeclaredAsJson() {
		HttpResponse<String> response = this.http.postForm("/emulator/faults", Map.of("fault", "reset"));
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.body()).contains("application/json");
	}

	@Test
	void removesOneOrAll() {
		for (int i = 0; i < 3; i++) {
			add("{\"path\":\"/**\",\"fault\":\"status\",\"status\":503}");
		}
		assertThat(delete("?id=fault-2").statusCode()).isEqualTo(200);
		assertThat(list()).extracting("id").containsExactly("fault-1", "fault-3");
		assertThat(delete("?id=fault-2").statusCode()).isEqualTo(404);
		assertThat(delete("?id=a&id=b").statusCode()).isEqualTo(400);
		assertThat(delete("").statusCode()).isEqualTo(200);
		assertThat(list()).isEmpty();
		assertThat(this.http.get(JWKS).statusCode()).isEqualTo(200);
	}

	private HttpResponse<String> add(String json) {
		return this.http.post("/emulator/faults", json.getBytes(StandardCharsets.UTF_8), "Content-Type",
				"application/json");
	}

	private List<?> list() {
		return (List<?>) Http.json(this.http.get("/emulator/faults")).get("faults");
	}

	private HttpResponse<String> delete(String query) {
		return this.http.send("/emulator/faults" + query, HttpRequest.Builder::DELETE);
	}

}
