package io.hawcx.security.stepup;

/**
 * A receipt that a page brings. Its text is not read: no shape of it is published.
 *
 * @param purpose the purpose that the page says it is for
 * @param value the receipt
 */
record StepUpReceipt(String purpose, String value) {

	@Override
	public String toString() {
		return "StepUpReceipt[" + this.purpose + "]";
	}

}
