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

	// Asked at start about every bean, of which most are ruled out by this alone.
	private final AnnotatedHierarchies annotated = new AnnotatedHierarchies();

	@Override
	public ClassFilter getClassFilter() {
		return (type) -> this.annotated.contain(type) && this.methods.getClassFilter().matches(type);
	}

	@Override
	public MethodMatcher getMethodMatcher() {
		return this.methods.getMethodMatcher();
	}

}
