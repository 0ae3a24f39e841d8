package io.hawcx.planted;

/** Its text is asked for by nobody but the scan. */
final class Leaky {

	private final String key;

	Leaky(String key) {
		this.key = key;
	}

	@Override
	public String toString() {
		return "Leaky[key=" + this.key + "]";
	}

}
