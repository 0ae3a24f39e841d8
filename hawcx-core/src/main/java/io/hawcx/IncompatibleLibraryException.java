package io.hawcx;

/**
 * The class path holds a library that this one needs in a version or an edition that it
 * cannot work with. The message names the jars. Thrown when a key is read, or a transport
 * or a client built: before anything is sent.
 *
 * @since 0.1.0
 */
public final class IncompatibleLibraryException extends IllegalStateException {

	/**
	 * Create an exception.
	 * @param message which jar is used, which is needed, and what to do
	 */
	public IncompatibleLibraryException(String message) {
		super(message);
	}

}
