package io.hawcx.planted;

/** Its message is put together when it is asked for. */
final class LeakyException extends RuntimeException {

	private final transient StringBuilder body;

	LeakyException(StringBuilder body) {
		this.body = body;
	}

	@Override
	public String getMessage() {
		return "The reply was " + this.body;
	}

}
