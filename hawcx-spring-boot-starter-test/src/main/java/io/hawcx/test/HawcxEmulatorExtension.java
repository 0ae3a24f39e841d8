package io.hawcx.test;

import java.util.function.UnaryOperator;

import io.hawcx.emulator.EmulatorCredentials;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.HawcxEmulatorBuilder;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives plain JUnit tests a {@link HawcxEmulator} of their own, as a parameter of a
 * constructor, a test or a lifecycle method; {@link EmulatorCredentials} likewise.
 *
 * <pre>
 * &#64;ExtendWith(HawcxEmulatorExtension.class)
 * class LoginTests {
 *
 *   &#64;Test
 *   void signsIn(HawcxEmulator hawcx) {
 *   }
 *
 * }
 * </pre>
 *
 * With {@code @ExtendWith}, or in a static field with {@code @RegisterExtension}, there
 * is one emulator for each test class, which its {@code @Nested} classes share, on a free
 * port; it stops when the class is done. In an instance field there is one for each test.
 * As nothing is kept in a static field here, classes and tests may run at the same time.
 * Tests with a Spring context use {@link AutoConfigureHawcxEmulator} instead.
 *
 * @since 0.1.0
 */
public final class HawcxEmulatorExtension implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {

	private final ExtensionContext.Namespace namespace = ExtensionContext.Namespace.create(HawcxEmulatorExtension.class,
			this);

	private final UnaryOperator<HawcxEmulatorBuilder> options;

	/**
	 * Create an extension whose emulators are as {@link HawcxEmulator#start()} makes
	 * them.
	 */
	public HawcxEmulatorExtension() {
		this((builder) -> builder);
	}

	private HawcxEmulatorExtension(UnaryOperator<HawcxEmulatorBuilder> options) {
		this.options = options;
	}

	/**
	 * Create an extension whose emulators have options, for a field with
	 * {@code @RegisterExtension}.
	 * @param options sets options; called for each emulator, which must not be given a
	 * fixed port if classes run at the same time
	 * @return a new extension
	 */
	public static HawcxEmulatorExtension with(UnaryOperator<HawcxEmulatorBuilder> options) {
		return new HawcxEmulatorExtension(options);
	}

	@Override
	public void beforeAll(ExtensionContext context) {
		emulator(context);
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		emulator(context);
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		Class<?> type = parameter.getParameter().getType();
		return type == HawcxEmulator.class || type == EmulatorCredentials.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		HawcxEmulator emulator = emulator(context);
		return (parameter.getParameter().getType() == HawcxEmulator.class) ? emulator : emulator.credentials();
	}

	// A store asks its parents first and closes what it made itself.
	private HawcxEmulator emulator(ExtensionContext context) {
		return context.getStore(this.namespace)
			.computeIfAbsent(HawcxEmulator.class, (key) -> this.options.apply(HawcxEmulator.builder()).start(),
					HawcxEmulator.class);
	}

}
