package io.hawcx.autoconfigure.tenant;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntSupplier;

import io.hawcx.Hawcx;
import io.hawcx.HawcxAsync;
import io.hawcx.autoconfigure.HawcxConnection;
import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.autoconfigure.client.HawcxClients;
import io.hawcx.http.AsyncHttpTransport;
import io.hawcx.http.HttpTransport;
import io.hawcx.management.StepUpClient;
import io.hawcx.management.StepUpClientAsync;
import io.hawcx.oauth.HawcxOAuth;
import io.hawcx.oauth.HawcxOAuthAsync;

import org.springframework.util.function.SingletonSupplier;

/**
 * One tenant and the clients of its Hawcx project. Each client is made when it is first
 * asked for, and is the same from then on. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class HawcxTenant {

	private final HawcxConnection connection;

	private final TenantRequests requests;

	private final List<IntSupplier> replies = new CopyOnWriteArrayList<>();

	private final SingletonSupplier<Hawcx> hawcx;

	private final SingletonSupplier<HawcxAsync> hawcxAsync;

	private final SingletonSupplier<HawcxOAuth> oauth;

	private final SingletonSupplier<HawcxOAuthAsync> oauthAsync;

	HawcxTenant(HawcxConnection connection, HawcxClients clients, TenantFactory factory, TenantRequests requests) {
		this.connection = connection;
		this.requests = requests;
		this.hawcx = SingletonSupplier.of(() -> Hawcx.of(counted(clients.stepUp(transport(factory)))));
		this.hawcxAsync = SingletonSupplier
			.of(() -> HawcxAsync.of(counted(clients.stepUpAsync(asyncTransport(factory), factory.executor()))));
		this.oauth = SingletonSupplier.of(() -> clients.oauth(transport(factory)));
		this.oauthAsync = SingletonSupplier.of(() -> clients.oauthAsync(asyncTransport(factory), factory.executor()));
	}

	private StepUpClient counted(StepUpClient client) {
		this.replies.add(client::rememberedReplies);
		return client;
	}

	private StepUpClientAsync counted(StepUpClientAsync client) {
		this.replies.add(client::rememberedReplies);
		return client;
	}

	private HttpTransport transport(TenantFactory factory) {
		return this.requests.through(factory.get(HttpTransport.class));
	}

	private AsyncHttpTransport asyncTransport(TenantFactory factory) {
		return this.requests.through(factory.get(AsyncHttpTransport.class));
	}

	/**
	 * End the tenant: its clients refuse further calls.
	 */
	void retire() {
		this.requests.end();
	}

	/**
	 * Return the tenant's name.
	 * @return 1 to 32 lower-case letters and digits
	 */
	public String name() {
		return this.requests.tenant();
	}

	/**
	 * Return the tenant's address, ids and keys.
	 * @return the details
	 */
	public HawcxConnectionDetails connectionDetails() {
		return this.connection.details();
	}

	/**
	 * Return the client for management calls.
	 * @return the client, to be closed by nobody
	 * @throws io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException if the
	 * tenant has no key for them
	 */
	public Hawcx hawcx() {
		return this.hawcx.obtain();
	}

	/**
	 * Return the client for management calls that does not block.
	 * @return the client, to be closed by nobody
	 * @throws io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException if the
	 * tenant has no key for them
	 */
	public HawcxAsync hawcxAsync() {
		return this.hawcxAsync.obtain();
	}

	/**
	 * Return the client for logins.
	 * @return the client, to be closed by nobody
	 * @throws io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException if the
	 * tenant has no client id
	 */
	public HawcxOAuth oauth() {
		return this.oauth.obtain();
	}

	/**
	 * Return the client for logins that does not block.
	 * @return the client, to be closed by nobody
	 * @throws io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException if the
	 * tenant has no client id
	 */
	public HawcxOAuthAsync oauthAsync() {
		return this.oauthAsync.obtain();
	}

	/**
	 * Return the tenant's project, with how it is called.
	 * @return the connection
	 */
	public HawcxConnection connection() {
		return this.connection;
	}

	/**
	 * Return how many replies the clients that were made remember in memory.
	 * @return the number, 0 where the application has a store for replies
	 */
	public int rememberedReplies() {
		return this.replies.stream().mapToInt(IntSupplier::getAsInt).sum();
	}

	@Override
	public String toString() {
		return "HawcxTenant[" + name() + "]";
	}

}
