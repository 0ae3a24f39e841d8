package io.hawcx.emulator.refusal;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

import io.hawcx.emulator.Http;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One refusal of the specification: what is asked for, and the answer.
 *
 * @param sentence what the specification says
 * @param status the HTTP status
 * @param answer the members of the answer, or what the page says; {@code {base}} stands
 * for the base URL
 * @param request what asks for it
 * @param <T> what requests are made with
 */
record Refusal<T>(String sentence, int status, Map<String, String> answer, Function<T, HttpResponse<String>> request) {

	static <T> Refusal<T> oauth(String sentence, int status, String error, String description,
			Function<T, HttpResponse<String>> request) {
		return new Refusal<>(sentence, status, Map.of("error", error, "error_description", description), request);
	}

	static <T> Refusal<T> gateway(String sentence, int status, String message,
			Function<T, HttpResponse<String>> request) {
		return new Refusal<>(sentence, status, Map.of("message", message), request);
	}

	static <T> Refusal<T> detail(String sentence, int status, String detail,
			Function<T, HttpResponse<String>> request) {
		return new Refusal<>(sentence, status, Map.of("detail", detail), request);
	}

	static <T> Refusal<T> page(String sentence, int status, String title, String text,
			Function<T, HttpResponse<String>> request) {
		return new Refusal<>(sentence, status, Map.of("title", title, "text", text), request);
	}

	/**
	 * Ask and compare the whole answer, which is JSON.
	 * @param caller what requests are made with
	 * @param baseUrl the emulator's base URL
	 */
	void assertJson(T caller, String baseUrl) {
		HttpResponse<String> response = this.request.apply(caller);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(this.status);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
		assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
		assertThat(response.headers().firstValue("X-Signature")).isEmpty();
		assertThat(response.headers().firstValue("X-Response-Signature")).isEmpty();
		assertThat(Http.json(response)).hasSameSizeAs(this.answer);
		this.answer.forEach(
				(name, value) -> assertThat(Http.json(response)).containsEntry(name, value.replace("{base}", baseUrl)));
	}

	/**
	 * Ask and compare title and text of the page that comes.
	 * @param caller what requests are made with
	 */
	void assertPage(T caller) {
		HttpResponse<String> response = this.request.apply(caller);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(this.status);
		assertThat(response.headers().firstValue("Location")).isEmpty();
		assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
		assertThat(response.body().replace("&#39;", "'")).contains("<h1>" + this.answer.get("title") + "</h1>")
			.containsPattern("role=\"alert\">" + Pattern.quote(this.answer.get("text")) + "</p>");
	}

	@Override
	public String toString() {
		return this.sentence;
	}

}
