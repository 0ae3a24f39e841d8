package io.hawcx.autoconfigure.security;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.util.function.SingletonSupplier;

/**
 * Holds the security context where the application does, which is found out when it is
 * first asked for: advisors are made before the beans that tell. Thread-safe if the
 * application's bean is.
 */
final class LateContextHolder implements SecurityContextHolderStrategy {

	private final Supplier<@Nullable SecurityContextHolderStrategy> bean;

	/**
	 * Create a strategy.
	 * @param beans the application's beans
	 */
	LateContextHolder(BeanFactory beans) {
		this.bean = SingletonSupplier
			.ofNullable(() -> beans.getBeanProvider(SecurityContextHolderStrategy.class).getIfUnique());
	}

	private SecurityContextHolderStrategy strategy() {
		SecurityContextHolderStrategy own = this.bean.get();
		return (own != null) ? own : SecurityContextHolder.getContextHolderStrategy();
	}

	@Override
	public void clearContext() {
		strategy().clearContext();
	}

	@Override
	public SecurityContext getContext() {
		return strategy().getContext();
	}

	@Override
	public void setContext(SecurityContext context) {
		strategy().setContext(context);
	}

	@Override
	public SecurityContext createEmptyContext() {
		return strategy().createEmptyContext();
	}

}
