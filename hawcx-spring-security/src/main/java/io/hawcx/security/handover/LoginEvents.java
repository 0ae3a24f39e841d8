package io.hawcx.security.handover;

import io.hawcx.security.internal.EventPublishers;
import io.hawcx.security.oauth2.HawcxLoginEvent;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;

/**
 * Publishes how logins of one way end.
 *
 * @param publisher where to publish
 * @param way how the users come
 */
record LoginEvents(ApplicationEventPublisher publisher, HawcxLoginEvent.Way way) {

	/**
	 * Publish for a chain of the reactive stack.
	 * @param beans its context, or the bean factory of that
	 * @param way how the users come
	 * @return what publishes
	 */
	static LoginEvents of(BeanFactory beans, HawcxLoginEvent.Way way) {
		return new LoginEvents(EventPublishers.of(beans), way);
	}

	static LoginEvents handover(BeanFactory beans) {
		return of(beans, HawcxLoginEvent.Way.HANDOVER);
	}

	void succeeded(Authentication user) {
		this.publisher.publishEvent(HawcxLoginEvent.success(this.way, user));
	}

	void failed(AuthenticationException failure) {
		this.publisher.publishEvent(HawcxLoginEvent.failure(this.way, failure));
	}

}
