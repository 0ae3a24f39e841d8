package io.hawcx.autoconfigure.security;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How users change their own phone number and second factor. Of no effect when the
 * application has its own SecurityFilterChain.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("hawcx.step-up")
public final class HawcxStepUpProperties {

	/**
	 * Whether pages may start and complete step-ups of the signed-in user; needs login
	 * and a key for management calls.
	 */
	private boolean enabled;

	/**
	 * Path to which a page posts what is to change; receipts go to "/receipt" below it.
	 */
	private String path = "/step-up/hawcx";

	/**
	 * Purposes that users may step up for, as Hawcx calls them.
	 */
	private Set<String> purposes = new LinkedHashSet<>(List.of("change_mfa_method", "change_phone_number"));

	/**
	 * How old the login may be with which a step-up is started. Unless set, any age.
	 */
	private @Nullable Duration maxLoginAge;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public String getPath() {
		return this.path;
	}

	public void setPath(String path) {
		this.path = path;
	}

	public Set<String> getPurposes() {
		return this.purposes;
	}

	public void setPurposes(Set<String> purposes) {
		this.purposes = purposes;
	}

	public @Nullable Duration getMaxLoginAge() {
		return this.maxLoginAge;
	}

	public void setMaxLoginAge(@Nullable Duration maxLoginAge) {
		this.maxLoginAge = maxLoginAge;
	}

}
