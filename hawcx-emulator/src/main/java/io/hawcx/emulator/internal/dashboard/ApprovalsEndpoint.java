package io.hawcx.emulator.internal.dashboard;

import io.hawcx.emulator.internal.http.Handler;
import io.hawcx.emulator.internal.http.LoopbackHost;
import io.hawcx.emulator.internal.http.Parameters;
import io.hawcx.emulator.internal.http.RefusedException;
import io.hawcx.emulator.internal.http.Reply;
import io.hawcx.emulator.internal.http.Request;
import io.hawcx.emulator.internal.signin.Approvals;
import io.hawcx.emulator.internal.tenant.TenantAddress;

/**
 * Answers {@code POST /emulator/approvals}, the form of the dashboard that approves or
 * denies a sign-in in its user's place.
 */
public final class ApprovalsEndpoint implements Handler {

	private final Approvals approvals;

	private final TenantAddress address;

	/**
	 * Create the endpoint.
	 * @param approvals what is waited for
	 * @param address the tenant whose they are
	 */
	public ApprovalsEndpoint(Approvals approvals, TenantAddress address) {
		this.approvals = approvals;
		this.address = address;
	}

	@Override
	public Reply handle(Request request) {
		String origin = request.header("Origin");
		// A page elsewhere could send this form too; browsers then name its origin.
		if (origin != null && !(origin.startsWith("http://") && LoopbackHost.matches(origin.substring(7)))) {
			throw new RefusedException(Reply.gateway(403, "This form is not from the emulator's page."));
		}
		Parameters form = form(request);
		String email = form.get("email");
		String decision = form.get("decision");
		if (email == null || !("approve".equals(decision) || "deny".equals(decision))) {
			throw new RefusedException(Reply.gateway(400, "The form has no email and decision."));
		}
		if (!this.approvals.decide(email, "approve".equals(decision))) {
			throw new RefusedException(Reply.gateway(404, "No sign-in of this user waits for an approval."));
		}
		return Reply.redirect(303, "/emulator" + this.address.query());
	}

	private static Parameters form(Request request) {
		try {
			return request.formParameters();
		}
		catch (IllegalArgumentException ex) {
			throw new RefusedException(Reply.gateway(400, "The form cannot be read."));
		}
	}

}
