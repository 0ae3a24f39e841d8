package io.hawcx.emulator.internal.http;

/**
 * Ends the handling of a request with the reply it carries.
 */
public class RefusedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient Reply reply;

	/**
	 * Create a refusal.
	 * @param reply what to answer
	 */
	public RefusedException(Reply reply) {
		super(reply.toString(), null, false, false);
		this.reply = reply;
	}

	/**
	 * Return what to answer.
	 * @return the reply
	 */
	public Reply reply() {
		return this.reply;
	}

}
