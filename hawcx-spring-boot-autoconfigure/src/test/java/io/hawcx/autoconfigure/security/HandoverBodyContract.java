package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;

import io.hawcx.emulator.MintCodeRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.system.CapturedOutput;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is taken and refused at the hand-over's address, on either web stack. The bodies
 * are those of the vendor's examples, word for word but for the values.
 */
abstract class HandoverBodyContract extends HandoverApplications {

	private static final String DEEP = "{\"x\":DEEP,\"authCode\":\"a\",\"codeVerifier\":\"VERIFIER\"}";

	@ParameterizedTest
	@ValueSource(strings = { "{\"authCode\":\"CODE\",\"codeVerifier\":\"VERIFIER\"}",
			"{\"authCode\":\"CODE\",\"codeVerifier\":\"VERIFIER\",\"identifier\":\"e@example.com\","
					+ "\"session\":\"auth_0123456789abcdef0123456789abcdef\"}",
			"{\"code\":\"CODE\",\"code_verifier\":\"VERIFIER\",\"email\":\"e@example.com\","
					+ "\"trace_id\":\"9b2f0a57-2b0e-4f6e-8a59-0d3c9f3f3f10\",\"expires_at\":\"2026-11-28T06:00:00.000000Z\"}" })
	void handOverWhenSentAsTheVendorsFrontendsDoThenSignsIn(String body) throws IOException {
		Visitor visitor = application().visitor();
		HttpResponse<String> reply = post(visitor, "application/json", body.replace("VERIFIER", Visitor.VERIFIER)
			.replace("CODE", code(MintCodeRequest.forVerifier(Visitor.VERIFIER))));
		assertThat(reply.statusCode()).isEqualTo(200);
		assertThat(reply.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
		assertThat(reply.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
		JsonNode answer = JsonMapper.shared().readTree(reply.body());
		assertThat(answer.get("success").asBoolean()).isTrue();
		assertThat(answer.get("userId").asString()).isEqualTo(SUBJECT);
		assertThat(answer.get("returnTo").isNull()).isTrue();
		assertThat(visitor.status("/me")).isEqualTo(200);
	}

	@Test
	void handOverWhenFormDataThenSignsIn() throws IOException {
		Visitor visitor = application().visitor();
		String form = """
				--b\r
				Content-Disposition: form-data; name="authCode"\r
				\r
				CODE\r
				--b\r
				Content-Disposition: form-data; name="codeVerifier"\r
				\r
				VERIFIER\r
				--b--\r
				""".replace("VERIFIER", Visitor.VERIFIER)
			.replace("CODE", code(MintCodeRequest.forVerifier(Visitor.VERIFIER)));
		HttpResponse<String> reply = post(visitor, "multipart/form-data; boundary=b", form);
		assertThat(reply.statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource({ "application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=b" })
	void handOverWhenBodyIsHugeThenIsRefused(String type) throws IOException {
		Visitor visitor = application().visitor();
		HttpResponse<String> reply = post(visitor, type, "authCode=" + "c".repeat(3_000_000));
		assertThat(problem(reply)).isEqualTo("400 invalid_request");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[]", "null", "{", "{}", "{\"authCode\":\"a\"}",
			"{\"authCode\":\"a\",\"codeVerifier\":\"too-short\"}", "{\"authCode\":1,\"codeVerifier\":\"VERIFIER\"}",
			"{\"authCode\":\"a\",\"authCode\":\"a\",\"codeVerifier\":\"VERIFIER\"}",
			"{\"authCode\":\"a\",\"code\":\"b\",\"codeVerifier\":\"VERIFIER\"}",
			"{\"authCode\":\"a\",\"codeVerifier\":\"VERIFIER\",\"code_verifier\":\"VERIFIERX\"}",
			"{\"authCode\":\"a\",\"codeVerifier\":\"VERIFIER\"} x",
			"{\"x\":[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]],\"codeVerifier\":\"VERIFIER\"}", DEEP })
	void handOverWhenBodyIsMalformedThenIsRefusedBeforeAnythingIsSent(String body) throws IOException {
		Visitor visitor = application().visitor();
		int before = tokenRequests();
		assertThat(problem(post(visitor, "application/json",
				body.replace("DEEP", "[".repeat(5000) + "]".repeat(5000)).replace("VERIFIER", Visitor.VERIFIER))))
			.isEqualTo("400 invalid_request");
		assertThat(tokenRequests()).isEqualTo(before);
	}

	@Test
	void handOverWhenTheSameBodyIsSentTwiceThenTheSecondIsRefused() throws IOException {
		Visitor visitor = application().visitor();
		Map<String, String> body = new LinkedHashMap<>();
		body.put("authCode", code(MintCodeRequest.forVerifier(Visitor.VERIFIER)));
		body.put("codeVerifier", Visitor.VERIFIER);
		assertThat(visitor.postJson(csrf(visitor), "/login/hawcx", body).statusCode()).isEqualTo(200);
		assertThat(problem(visitor.postJson(csrf(visitor), "/login/hawcx", body))).isEqualTo("401 invalid_grant");
		assertThat(visitor.status("/me")).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "application/xml", "application/octet-stream", "image/png" })
	void handOverWhenContentTypeIsAnotherThenIsRefusedWithOneLineOfLog(String type, CapturedOutput output)
			throws IOException {
		Visitor visitor = application().visitor();
		visitor.signInByHandOver();
		int sent = tokenRequests();
		int logged = warnings(output);
		HttpResponse<String> reply = post(visitor, type,
				"{\"authCode\":\"a\",\"codeVerifier\":\"" + Visitor.VERIFIER + "\"}");
		assertThat(problem(reply)).isEqualTo("400 invalid_request");
		assertThat(warnings(output) - logged).isLessThanOrEqualTo(1);
		assertThat(tokenRequests()).isEqualTo(sent);
		assertThat(visitor.status("/me")).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=b" })
	void handOverWhenHugeBodyDoesNotSayHowLongItIsThenIsRefused(String type) throws IOException {
		Visitor visitor = application().visitor();
		HttpResponse<String> reply = postChunked(visitor, type, "authCode=" + "c".repeat(3_000_000));
		assertThat(problem(reply)).isEqualTo("400 invalid_request");
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/x-www-form-urlencoded;authCode=%zz&codeVerifier=VERIFIER",
			"multipart/form-data; boundary=b;--b\r\nContent-Disposition: form-data\r\n\r\nx",
			"multipart/form-data;authCode=x", "multipart/form-data; boundary=b;" })
	void handOverWhenFormIsMalformedThenIsRefused(String typeAndBody) throws IOException {
		Visitor visitor = application().visitor();
		int body = typeAndBody.lastIndexOf(';');
		HttpResponse<String> reply = post(visitor, typeAndBody.substring(0, body),
				typeAndBody.substring(body + 1).replace("VERIFIER", Visitor.VERIFIER));
		assertThat(problem(reply)).isEqualTo("400 invalid_request");
	}

}
