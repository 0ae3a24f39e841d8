package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

import io.hawcx.autoconfigure.HawcxAutoConfiguration;
import io.hawcx.autoconfigure.client.HawcxClientAutoConfiguration;
import io.hawcx.autoconfigure.http.HawcxTransportAutoConfiguration;
import io.hawcx.autoconfigure.tenant.HawcxTenantAutoConfiguration;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.MintCodeRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Makes each mistake with an application and the emulator, and writes down what is read.
 */
@ExtendWith(OutputCaptureExtension.class)
class RunTimeMistakeTests {

	private static final Path PAGE = Path.of("..", "docs", "mistakes.md");

	private static HawcxEmulator emulator;

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(AutoConfigurations
		.of(SslAutoConfiguration.class, HawcxAutoConfiguration.class, HawcxTransportAutoConfiguration.class,
				HawcxClientAutoConfiguration.class, HawcxTenantAutoConfiguration.class));

	@BeforeAll
	static void start() {
		emulator = HawcxEmulator.builder().seed("mistakes").start();
	}

	@AfterAll
	static void stop() {
		emulator.close();
	}

	// The end of the page is written to target/run-time-mistakes.md by each run: copy it
	// when this fails.
	@Test
	void pageWhenEachMistakeIsMadeThenHoldsWhatIsRead(CapturedOutput output) throws IOException {
		String page = "\n"
				+ """
						## While the application runs

						What Hawcx refuses, or what keeps it from answering: the message of the exception, which a login logs. The
						answers are the emulator's; how Hawcx words its own is not published, so they are told apart by status,
						`error`, what was sent and the reply's `Date`, and where they are alike each reason is listed.

						| Written, or happened | What you read |
						| --- | --- |
						"""
				+ RunTimeMistake.all(emulator).map(this::row).collect(Collectors.joining())
				+ loginsOfApplication(output);
		assertThat(page).doesNotContain("nWGxne", "hwx_sk_v1_e", "eyJ", "nobody@example.com", Visitor.VERIFIER);
		Files.writeString(Path.of("target", "run-time-mistakes.md"), page);
		assertThat(Files.readString(PAGE)).endsWith(page);
	}

	private String row(RunTimeMistake mistake) {
		AtomicReference<String> read = new AtomicReference<>();
		this.runner.withPropertyValues(mistake.connection().toArray(String[]::new))
			.withPropertyValues(mistake.wrong().toArray(String[]::new))
			.run((context) -> {
				emulator.clock().advance(mistake.clock().negated());
				try {
					Throwable failure = catchThrowable(() -> mistake.attempt().accept(context));
					assertThat(failure).isNotNull();
					read.set(failure.getMessage());
				}
				finally {
					emulator.clock().reset();
					emulator.faults().clear();
				}
			});
		assertThat(read.get()).contains(mistake.said()).doesNotContain("\n");
		String written = mistake.wrong()
			.stream()
			.map((property) -> "`" + stable(property) + "`")
			.collect(Collectors.joining("<br>"));
		String both = (mistake.happened().isEmpty() || written.isEmpty()) ? "" : "<br>";
		return "| " + written + both + mistake.happened() + " | " + stable(read.get()) + " |\n";
	}

	private static String loginsOfApplication(CapturedOutput output) throws IOException {
		Map<String, String> properties = new LinkedHashMap<>();
		properties.put("hawcx.base-url", emulator.baseUrl());
		properties.put("hawcx.config-id", "other");
		properties.put("hawcx.client-id", emulator.credentials().publicClientId());
		properties.put("hawcx.login.code-handover.enabled", "true");
		try (ContractApplication application = new ContractApplication(WebApplicationType.SERVLET, properties,
				ServletPages.class)) {
			redirect(application.visitor(), "hawcx");
			handOver(application.visitor());
		}
		String redirect = logged("`hawcx.config-id=other`<br>a login by redirect", "Sign-in through Hawcx failed: ",
				"(hawcx.config-id, sent as sdk_config_id)", output);
		return redirect + logged("`hawcx.config-id=other`<br>a login by hand-over",
				"Code hand-over from Hawcx failed: ", "check the config id (hawcx.config-id)", output)
				+ loginOfTenant(output);
	}

	private static String loginOfTenant(CapturedOutput output) throws IOException {
		Map<String, String> properties = new LinkedHashMap<>();
		properties.put("hawcx.tenants.acme.base-url", emulator.baseUrl());
		properties.put("hawcx.tenants.acme.config-id", "other");
		properties.put("hawcx.tenants.acme.client-id", emulator.credentials().publicClientId());
		try (ContractApplication application = new ContractApplication(WebApplicationType.REACTIVE, properties,
				ReactivePages.class)) {
			redirect(application.visitor(), "acme");
		}
		return logged("`hawcx.tenants.acme.config-id=other`<br>a login by redirect",
				"Sign-in through Hawcx of tenant 'acme' failed: ",
				"(hawcx.tenants.acme.config-id, sent as sdk_config_id)", output);
	}

	private static void redirect(Visitor visitor, String registrationId) throws IOException {
		Map<String, String> asked = visitor.leaveForHawcx("/oauth2/authorization/" + registrationId);
		String back = Browser.location(new Browser(emulator.baseUrl()).get("/authorize?" + Browser.form(asked)));
		HttpResponse<String> page = visitor.follow(visitor.browser().get(back.substring(back.indexOf("/login/"))));
		assertThat(page.body()).contains("Sign-in failed").doesNotContain("config-id");
	}

	private static void handOver(Visitor visitor) throws IOException {
		String code = emulator
			.mintCode(MintCodeRequest.forVerifier(Visitor.VERIFIER).clientId(emulator.credentials().publicClientId()));
		HttpResponse<String> reply = visitor.handOver(visitor.begin(), code);
		assertThat(Visitor.problem(reply)).isEqualTo("401 login_failed");
		assertThat(reply.body()).doesNotContain("hawcx.config-id");
	}

	private static String logged(String written, String beginning, String said, CapturedOutput output) {
		String line = output.getAll()
			.lines()
			.filter((text) -> text.contains(beginning))
			.reduce((first, last) -> last)
			.orElseThrow();
		assertThat(line).contains(said);
		return "| " + written + ", in the log | " + stable(line.substring(line.indexOf(beginning))) + " |\n";
	}

	private static String stable(String text) {
		return text.replaceAll("(\"d\":\")[^\"]+", "$1…")
			.replaceAll("hwx_sk_v1_[A-Za-z0-9_-]{20,}", "hwx_sk_v1_…")
			.replace(emulator.credentials().privateJwk(), "…")
			.replaceAll("(127\\.0\\.0\\.1|localhost):[0-9]{2,5}", "$1:7998")
			.replaceAll(" \\[request id [^]]*]", "")
			.replace("|", "\\|");
	}

}
