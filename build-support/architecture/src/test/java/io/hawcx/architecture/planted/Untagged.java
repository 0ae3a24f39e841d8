package io.hawcx.architecture.planted;

/**
 * Has no tag, though the word since occurs: since 0.1.0.
 */
public class Untagged {

	/**
	 * A nested type needs none of its own.
	 */
	public static class Nested {

	}

}
