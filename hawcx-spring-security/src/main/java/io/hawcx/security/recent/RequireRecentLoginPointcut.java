package io.hawcx.security.recent;

import org.springframework.aop.ClassFilter;
import org.springframework.aop.MethodMatcher;
import org.springframework.aop.Pointcut;
import org.springframework.aop.support.ComposablePointcut;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;

/**
 * Where {@link RequireRecentLogin} counts: at methods that have it, and at all methods of
 * classes that have it. A type of its own, by which {@link RequireRecentLoginGuard} tells
 * our advisors.
 */
final class RequireRecentLoginPointcut implements Pointcut {

	private final Pointcut methods = new ComposablePointcut(
			new AnnotationMatchingPointcut(RequireRecentLogin.class, true))
		.union((Pointcut) new AnnotationMatchingPointcut(null, RequireRecentLogin.class, true));

	@Override
	public ClassFilter getClassFilter() {
		return this.methods.getClassFilter();
	}

	@Override
	public MethodMatcher getMethodMatcher() {
		return this.methods.getMethodMatcher();
	}

}
