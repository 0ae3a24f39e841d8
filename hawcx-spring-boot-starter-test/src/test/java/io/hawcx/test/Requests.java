package io.hawcx.test;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import io.hawcx.emulator.HawcxEmulator;

/**
 * Asks an emulator whether it is there.
 */
final class Requests {

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private Requests() {
	}

	static boolean isUp(HawcxEmulator emulator) {
		try {
			URI uri = URI.create(emulator.baseUrl() + "/.well-known/openid-configuration");
			return CLIENT.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
				.statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
