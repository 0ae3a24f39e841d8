package io.hawcx.sample.browser;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.hawcx.sample.prerequisite.Prerequisite;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.mockito.BDDMockito;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.ArgumentMatchers.any;

@ExtendWith(MockitoExtension.class)
class BrowserExtensionTests {

	private static final BrowserBinaries INSTALLED = new BrowserBinaries(Path.of("chromium"), Path.of("chromedriver"));

	private final List<String> said = new ArrayList<>();

	private final BrowserExtension missing = new BrowserExtension(Optional::empty, this.said::add);

	@Mock
	@SuppressWarnings("NullAway.Init")
	private ExtensionContext context;

	@Mock
	@SuppressWarnings("NullAway.Init")
	private Store store;

	@Test
	void enablesWhenBrowserIsInstalled() {
		BrowserExtension extension = new BrowserExtension(() -> Optional.of(INSTALLED), this.said::add);
		assertThat(extension.evaluateExecutionCondition(this.context).isDisabled()).isFalse();
	}

	@Test
	void disablesAndSaysSoWhenBrowserIsMissing() {
		require(null);
		storeHolds(null);
		assertThat(this.missing.evaluateExecutionCondition(this.context).isDisabled()).isTrue();
		assertThat(this.said).containsExactly(BrowserExtension.MISSING);
	}

	@Test
	void saysNothingWhenItHasBeenSaid() {
		require(null);
		storeHolds(true);
		assertThat(this.missing.evaluateExecutionCondition(this.context).isDisabled()).isTrue();
		assertThat(this.said).isEmpty();
	}

	@Test
	void failsWhenBrowserIsMissingAndRequired() {
		require("browser");
		assertThatIllegalStateException().isThrownBy(() -> this.missing.evaluateExecutionCondition(this.context))
			.withMessageContaining("install Chromium")
			.withMessageContaining("-Dhawcx.require");
	}

	private void require(@Nullable String requirements) {
		BDDMockito.given(this.context.getConfigurationParameter(Prerequisite.REQUIRE))
			.willReturn(Optional.ofNullable(requirements));
	}

	private void storeHolds(@Nullable Object value) {
		BDDMockito.given(this.context.getRoot()).willReturn(this.context);
		BDDMockito.given(this.context.getStore(any())).willReturn(this.store);
		BDDMockito.given(this.store.get(BrowserExtension.MISSING)).willReturn(value);
	}

}
