package io.hawcx.autoconfigure.tenant;

import java.util.concurrent.Executor;

import io.hawcx.HawcxListener;
import io.hawcx.JwkSetCache;
import io.hawcx.autoconfigure.HawcxConnection;
import io.hawcx.autoconfigure.client.HawcxClients;
import io.hawcx.autoconfigure.http.HawcxHttpProperties;
import io.hawcx.autoconfigure.internal.Listeners;
import io.hawcx.management.ReplayStore;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.ResolvableType;

/**
 * Makes tenants of what the clients of all of them share: transports, Hawcx's keys and
 * metadata, and where the application has one its store of replies.
 */
final class TenantFactory {

	private static final String EXECUTOR = "hawcxExecutor";

	private final BeanFactory beans;

	private final HawcxListener listener;

	private final JwkSetCache jwkSetCache;

	private final @Nullable ReplayStore replayStore;

	TenantFactory(BeanFactory beans) {
		this.beans = beans;
		this.listener = new Listeners(beans.getBeanProvider(HawcxListener.class));
		this.jwkSetCache = beans.getBean(JwkSetCache.class);
		this.replayStore = beans.getBeanProvider(ReplayStore.class).getIfAvailable();
	}

	HawcxTenant tenant(String name, HawcxConnection connection) {
		return tenant(connection, new TenantRequests(name));
	}

	private HawcxTenant tenant(HawcxConnection connection, TenantRequests requests) {
		HawcxHttpProperties http = get(HawcxHttpProperties.class);
		return new HawcxTenant(connection, new HawcxClients(connection, http, this.jwkSetCache, this.replayStore,
				this.listener.forTenant(requests.tenant())), this, requests);
	}

	/**
	 * Return a bean, made now if nobody needed it before.
	 * @param <T> its type
	 * @param type its type
	 * @return the bean
	 */
	<T> T get(Class<T> type) {
		return this.beans.getBean(type);
	}

	@Nullable Executor executor() {
		boolean present = this.beans.containsBean(EXECUTOR)
				&& this.beans.isTypeMatch(EXECUTOR, ResolvableType.forClass(Executor.class));
		return present ? this.beans.getBean(EXECUTOR, Executor.class) : null;
	}

}
