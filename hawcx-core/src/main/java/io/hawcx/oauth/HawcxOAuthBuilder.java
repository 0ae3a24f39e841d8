package io.hawcx.oauth;

import io.hawcx.http.ApacheHttpTransport;
import io.hawcx.http.HttpTransport;
import io.hawcx.internal.Arguments;
import io.hawcx.internal.exchange.BlockingRequestSender;
import io.hawcx.internal.exchange.RequestSender;
import org.jspecify.annotations.Nullable;

/**
 * Collects the options of a {@link HawcxOAuth}. Not for use by several threads at once.
 *
 * @since 0.1.0
 */
public final class HawcxOAuthBuilder extends OAuthClientBuilder<HawcxOAuthBuilder> {

	private @Nullable HttpTransport transport;

	HawcxOAuthBuilder(String issuer, String configId, String clientId) {
		super(issuer, configId, clientId);
	}

	@Override
	HawcxOAuthBuilder self() {
		return this;
	}

	/**
	 * Set what carries the requests; the default is an {@link ApacheHttpTransport} of the
	 * client's own.
	 * @param transport the transport, which closing the client does not close
	 * @return this builder
	 */
	public HawcxOAuthBuilder transport(HttpTransport transport) {
		this.transport = Arguments.requireNonNull("transport", transport);
		return this;
	}

	/**
	 * Create the client. Nothing is sent.
	 * @return the client, to be closed when it is no longer needed
	 */
	public HawcxOAuth build() {
		HttpTransport given = this.transport;
		HttpTransport used = (given != null) ? given : ApacheHttpTransport.create();
		RequestSender sender = new BlockingRequestSender(used);
		return new HawcxOAuth(calls(sender), sender, used, given == null);
	}

}
