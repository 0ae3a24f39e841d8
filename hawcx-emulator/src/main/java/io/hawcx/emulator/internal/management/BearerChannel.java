package io.hawcx.emulator.internal.management;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.hawcx.emulator.internal.crypto.Sha256;
import io.hawcx.emulator.internal.http.RefusedException;
import io.hawcx.emulator.internal.http.Reply;
import io.hawcx.emulator.internal.http.Request;
import io.hawcx.emulator.internal.tenant.ClientJwts;
import io.hawcx.emulator.internal.tenant.ProjectClient;
import io.hawcx.emulator.internal.tenant.Tenant;

/**
 * The bearer channel (protocol section 3): a JWT of the confidential client stands for
 * each request and its body, and replies of success are signed. The body stays plain
 * JSON.
 */
final class BearerChannel implements ManagementChannel {

	private static final Pattern BEARER = Pattern.compile("(?i:bearer) +(\\S+)");

	private final Tenant tenant;

	private final Clock clock;

	private final ClientJwts jwts;

	BearerChannel(Tenant tenant, Clock clock) {
		this.tenant = tenant;
		this.clock = clock;
		this.jwts = new ClientJwts(clock);
	}

	@Override
	public byte[] open(Request request) {
		String target = request.query().isEmpty() ? request.path() : request.path() + "?" + request.query();
		return open(request, "http://" + request.header("Host") + target);
	}

	byte[] open(Request request, String url) {
		String authorization = request.header("Authorization");
		Matcher bearer = BEARER.matcher((authorization != null) ? authorization : "");
		if (!bearer.matches()) {
			throw refused("Authorization is not Bearer and one JWT");
		}
		try {
			Map<String, Object> claims = this.jwts.verify(client(bearer.group(1)), bearer.group(1), url);
			if (!Sha256.base64Url(request.body()).equals(claims.get("body_sha256"))) {
				throw new IllegalArgumentException("body_sha256 is not the body's");
			}
			this.jwts.useOnce(claims);
			return request.body();
		}
		catch (IllegalArgumentException ex) {
			throw refused("Bearer JWT: " + ex.getMessage());
		}
	}

	private ProjectClient client(String jwt) {
		ProjectClient client = this.tenant.client(ClientJwts.issuer(jwt));
		return (client != null) ? client : this.tenant.confidentialClient();
	}

	private static RefusedException refused(String detail) {
		return new RefusedException(Reply.detail(401, detail).with("WWW-Authenticate", "Bearer"));
	}

	@Override
	public Reply close(int status, Map<String, Object> members) {
		Reply reply = Reply.json(status, members);
		if (status < 200 || status > 299) {
			return reply;
		}
		Map<String, Object> claims = new LinkedHashMap<>();
		claims.put("body_sha256", Sha256.base64Url(reply.body()));
		claims.put("iat", this.clock.instant().getEpochSecond());
		return reply.with("X-Response-Signature", this.tenant.responseKey().sign("JWT", claims));
	}

}
