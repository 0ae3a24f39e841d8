package io.hawcx.security.internal;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.context.support.AbstractApplicationContext;

/**
 * Finds where events are published.
 */
public final class EventPublishers {

	private EventPublishers() {
	}

	/**
	 * Return the publisher of an application context.
	 * @param beans the context, or its bean factory alone, as injection gives it
	 * @return the publisher, asked for when something is published
	 */
	public static ApplicationEventPublisher of(BeanFactory beans) {
		if (beans instanceof ApplicationEventPublisher publisher) {
			return publisher;
		}
		return (event) -> beans
			.getBean(AbstractApplicationContext.APPLICATION_EVENT_MULTICASTER_BEAN_NAME,
					ApplicationEventMulticaster.class)
			.multicastEvent((ApplicationEvent) event);
	}

}
