package io.hawcx.faults;

/**
 * A client before one endpoint, which is about to fail.
 */
interface Subject extends AutoCloseable {

	/**
	 * Do what usually comes before the call, rightly.
	 */
	void prepare();

	/**
	 * Make a call that needs the endpoint. It can be made again.
	 * @throws Exception as the client throws it
	 */
	void call() throws Exception;

	@Override
	void close();

}
