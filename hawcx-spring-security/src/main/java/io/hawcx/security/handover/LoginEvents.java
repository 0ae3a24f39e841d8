package io.hawcx.security.handover;

import io.hawcx.security.internal.EventPublishers;
import io.hawcx.security.oauth2.HawcxLoginEvent;
import io.hawcx.security.oauth2.internal.LoginTenants;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;

/**
 * Publishes how logins of one way end.
 *
 * @param publisher where to publish
 * @param way how the users come
 * @param hawcx the registrations of Hawcx
 */
record LoginEvents(ApplicationEventPublisher publisher, HawcxLoginEvent.Way way, LoginTenants hawcx) {

	/**
	 * Publish for a chain of the reactive stack.
	 * @param beans its context, or the bean factory of that
	 * @param way how the users come
	 * @return what publishes
	 */
	static LoginEvents of(BeanFactory beans, HawcxLoginEvent.Way way) {
		return new LoginEvents(EventPublishers.of(beans), way, LoginTenants.of(beans));
	}

	static LoginEvents handover(BeanFactory beans) {
		return of(beans, HawcxLoginEvent.Way.HANDOVER);
	}

	void succeeded(Authentication user) {
		this.publisher.publishEvent(HawcxLoginEvent.success(this.way, user));
	}

	/**
	 * Publish that a login failed.
	 * @param tenant the tenant of its address, or {@code null} if none was found
	 * @param failure why
	 */
	void failed(@Nullable String tenant, AuthenticationException failure) {
		this.publisher.publishEvent(HawcxLoginEvent.failure(this.way, this.hawcx.registrationId(tenant), failure));
	}

}
