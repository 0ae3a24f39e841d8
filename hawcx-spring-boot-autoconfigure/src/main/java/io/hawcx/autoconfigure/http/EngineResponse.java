package io.hawcx.autoconfigure.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

import io.hawcx.http.HttpResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

/**
 * A complete reply as Spring's HTTP clients expect it.
 */
class EngineResponse implements ClientHttpResponse {

	private final HttpResponse response;

	private final HttpHeaders headers = new HttpHeaders();

	EngineResponse(HttpResponse response) {
		this.response = response;
		response.headers().forEach(this.headers::addAll);
	}

	@Override
	public HttpStatusCode getStatusCode() {
		return HttpStatusCode.valueOf(this.response.status());
	}

	@Override
	public String getStatusText() {
		return "";
	}

	@Override
	public HttpHeaders getHeaders() {
		return this.headers;
	}

	@Override
	public InputStream getBody() {
		return new ByteArrayInputStream(this.response.body());
	}

	@Override
	public void close() {
		// The whole reply has been read.
	}

}
