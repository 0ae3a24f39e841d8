package io.hawcx.emulator.internal.login;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.hawcx.emulator.internal.auth.Origins;
import io.hawcx.emulator.internal.http.Reply;
import io.hawcx.emulator.internal.http.Router;
import io.hawcx.emulator.internal.tenant.LoopbackUri;
import io.hawcx.emulator.internal.tenant.TenantAddress;
import org.jspecify.annotations.Nullable;

/**
 * Renders the pages, with all input escaped and a strict Content-Security-Policy, and
 * serves what they need. Thread-safe.
 */
public final class Pages {

	private final TenantAddress address;

	private final Map<String, Template> templates = new ConcurrentHashMap<>();

	private final Mustache.Compiler compiler = Mustache.compiler()
		.defaultValue("")
		.emptyStringIsFalse(true)
		.withLoader((name) -> open(name + ".mustache"));

	/**
	 * Create the pages.
	 * @param address the tenant that they name
	 */
	public Pages(TenantAddress address) {
		this.address = address;
	}

	/**
	 * Let a router serve the stylesheet and the script that other pages load.
	 * @param router the router
	 */
	public void addTo(Router router) {
		router.get("/emulator/style.css", (request) -> asset("style.css", "text/css; charset=utf-8"));
		// Browsers load a module of another origin only when they are allowed to.
		router.options("/emulator/sdk.js", Origins::preflight);
		router.get("/emulator/sdk.js", Origins.allow((request) -> asset("sdk.js", "text/javascript; charset=utf-8")));
	}

	/**
	 * Render a page.
	 * @param status the HTTP status
	 * @param template the template's name
	 * @param model what the template shows
	 * @param formTarget the URI that a form may end up at beside this server's own, or
	 * {@code null}
	 * @return the reply
	 */
	public Reply render(int status, String template, Map<String, ?> model, @Nullable String formTarget) {
		Map<String, Object> whole = new LinkedHashMap<>(model);
		whole.put("tenant", (this.address.name() != null) ? this.address.name() : "");
		whole.put("tenantQuery", this.address.query());
		String html = this.templates.computeIfAbsent(template, this::compile).execute(whole);
		return Reply.text(status, "text/html; charset=utf-8", html)
			.with("Cache-Control", "no-store")
			.with("Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; "
					+ "frame-ancestors 'none'; form-action 'self'" + formTarget(formTarget));
	}

	private static String formTarget(@Nullable String uri) {
		if (uri == null) {
			return "";
		}
		// Browsers hold a form's redirects against the policy, which cannot name IPv6.
		String origin = LoopbackUri.origin(uri);
		return " " + (origin.contains("[") ? origin.substring(0, origin.indexOf('/')) : origin);
	}

	/**
	 * Render a page that says one thing.
	 * @param status the HTTP status; from 400 on the text is announced as an error
	 * @param title the heading
	 * @param text the sentence
	 * @return the reply
	 */
	Reply message(int status, String title, String text) {
		Map<String, Object> model = new LinkedHashMap<>();
		model.put("title", title);
		model.put("text", text);
		model.put("alert", status >= 400);
		Reply reply = render(status, "message", model, null);
		return (status >= 400) ? reply.because(title + ": " + text) : reply;
	}

	private Template compile(String name) {
		try (Reader reader = open(name + ".mustache")) {
			return this.compiler.compile(reader);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Reply asset(String name, String contentType) {
		try (Reader reader = open(name)) {
			StringBuilder text = new StringBuilder();
			char[] buffer = new char[4096];
			for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
				text.append(buffer, 0, read);
			}
			return Reply.text(200, contentType, text.toString()).with("Cache-Control", "no-cache");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Reader open(String name) {
		InputStream input = Pages.class.getResourceAsStream(name);
		if (input == null) {
			throw new IllegalStateException("the emulator's jar lacks " + name);
		}
		return new InputStreamReader(input, StandardCharsets.UTF_8);
	}

}
