package io.hawcx.observation;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.hawcx.http.HttpOperation;
import io.hawcx.http.HttpResponse;
import io.hawcx.internal.Arguments;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import org.jspecify.annotations.Nullable;

/**
 * Observes requests as {@value #NAME}, each attempt of a call on its own. Every value is
 * one of a bounded set: no address, header or body becomes one.
 * <ul>
 * <li>{@code operation}: {@code discovery}, {@code jwks}, {@code token},
 * {@code management}, or {@code other};
 * <li>{@code uri}: {@code /.well-known/openid-configuration}, {@code {jwks_uri}},
 * {@code {token_endpoint}}, a known path of the management API from {@code /management/}
 * on, or {@code other};
 * <li>{@code status}: the status of the reply, or {@code none};
 * <li>{@code outcome}: {@code SUCCESS}, {@code CLIENT_ERROR} and so on, or
 * {@code UNKNOWN} where no reply came;
 * <li>{@code error}: the simple name of the exception where no reply came, or
 * {@code none};
 * <li>{@code client.name}: the host;
 * <li>{@code tenant}: whose project it is for, or {@code none}.
 * </ul>
 *
 * @since 0.1.0
 */
public class DefaultHawcxClientObservationConvention implements HawcxClientObservationConvention {

	/**
	 * Name of the observations, and of the timer that they become.
	 */
	public static final String NAME = "hawcx.client.requests";

	private static final String MANAGEMENT = "/management/";

	private static final String OTHER = "other";

	private static final String NONE = "none";

	private static final List<String> OUTCOMES = List.of("INFORMATIONAL", "SUCCESS", "REDIRECTION", "CLIENT_ERROR",
			"SERVER_ERROR");

	private static final Set<String> KNOWN_PATHS = Set.of("/management/stepup/start-token",
			"/management/stepup/consume", "/management/users/mfa-enforcement", "/management/users/phone");

	private final Set<String> paths = new LinkedHashSet<>(KNOWN_PATHS);

	/**
	 * Create the convention with the paths of the typed calls.
	 */
	public DefaultHawcxClientObservationConvention() {
		this(List.of());
	}

	/**
	 * Create the convention.
	 * @param managementPaths further paths of the management API that are told as they
	 * are, such as {@code /v1/management/users/lock}; never let one hold a user's id
	 * @throws IllegalArgumentException if one does not contain {@code /management/}
	 */
	public DefaultHawcxClientObservationConvention(Collection<String> managementPaths) {
		for (String path : managementPaths) {
			String known = fromManagement(Arguments.requireText("managementPaths", path));
			if (known == null) {
				throw new IllegalArgumentException(
						"managementPaths must each contain /management/, '" + path + "' does not");
			}
			this.paths.add(known);
		}
	}

	@Override
	public String getName() {
		return NAME;
	}

	@Override
	public String getContextualName(HawcxClientObservationContext context) {
		return "hawcx " + operation(context.getRequest().operation());
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(HawcxClientObservationContext context) {
		HttpResponse response = context.getResponse();
		HttpOperation operation = context.getRequest().operation();
		String tenant = context.getTenant();
		return KeyValues.of(KeyValue.of("operation", operation(operation)), KeyValue.of("uri", uri(context, operation)),
				KeyValue.of("status", (response != null) ? String.valueOf(response.status()) : NONE),
				KeyValue.of("outcome", outcome(response)), KeyValue.of("error", error(context.getError())),
				KeyValue.of("client.name", String.valueOf(context.getRequest().uri().getHost())),
				KeyValue.of("tenant", (tenant != null) ? tenant : NONE));
	}

	private static String operation(@Nullable HttpOperation operation) {
		return (operation != null) ? operation.name().toLowerCase(Locale.ROOT) : OTHER;
	}

	private String uri(HawcxClientObservationContext context, @Nullable HttpOperation operation) {
		if (operation == null) {
			return OTHER;
		}
		return switch (operation) {
			case DISCOVERY -> "/.well-known/openid-configuration";
			case JWKS -> "{jwks_uri}";
			case TOKEN -> "{token_endpoint}";
			case MANAGEMENT -> {
				String path = fromManagement(context.getRequest().uri().getPath());
				yield (path != null && this.paths.contains(path)) ? path : OTHER;
			}
		};
	}

	private static @Nullable String fromManagement(String path) {
		int start = path.indexOf(MANAGEMENT);
		return (start >= 0) ? path.substring(start) : null;
	}

	private static String outcome(@Nullable HttpResponse response) {
		int series = (response != null) ? response.status() / 100 : 0;
		return (series >= 1 && series <= OUTCOMES.size()) ? OUTCOMES.get(series - 1) : "UNKNOWN";
	}

	private static String error(@Nullable Throwable error) {
		return (error != null) ? error.getClass().getSimpleName() : NONE;
	}

}
