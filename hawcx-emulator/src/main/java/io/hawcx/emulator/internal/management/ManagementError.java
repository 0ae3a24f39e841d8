package io.hawcx.emulator.internal.management;

/**
 * A refusal after authentication, which the channel protects like any reply.
 */
final class ManagementError extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final int status;

	private final String detail;

	private ManagementError(int status, String detail) {
		super(detail, null, false, false);
		this.status = status;
		this.detail = detail;
	}

	static ManagementError unknownUser() {
		return new ManagementError(404, "user not found");
	}

	static ManagementError unknownPath() {
		return new ManagementError(404, "Not Found");
	}

	static ManagementError conflict(String detail) {
		return new ManagementError(409, detail);
	}

	static ManagementError invalid(String detail) {
		return new ManagementError(422, detail);
	}

	int status() {
		return this.status;
	}

	String detail() {
		return this.detail;
	}

}
