package io.hawcx.security.recent;

import java.lang.reflect.Method;

import org.aopalliance.intercept.MethodInvocation;

import org.springframework.aop.Pointcut;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.format.datetime.standard.DurationFormatterUtils;
import org.springframework.util.Assert;

/**
 * Reads {@link RequireRecentLogin}.
 */
final class AnnotatedMethods {

	private AnnotatedMethods() {
	}

	/**
	 * Return where the annotation counts.
	 * @return its methods, and those of its classes
	 */
	static Pointcut pointcut() {
		return new RequireRecentLoginPointcut();
	}

	/**
	 * Return what a method's or its class's annotation says to whose login is older.
	 * @param invocation the call
	 * @return the refusal
	 */
	static RecentLoginDecision stale(MethodInvocation invocation) {
		RequireRecentLogin annotation = annotation(invocation);
		return new RecentLoginDecision(
				LoginAge.atLeastOneSecond(DurationFormatterUtils.detectAndParse(annotation.maxAge())),
				LoginAge.local(annotation.resumeAt()));
	}

	private static RequireRecentLogin annotation(MethodInvocation invocation) {
		Object target = invocation.getThis();
		Class<?> type = (target != null) ? AopUtils.getTargetClass(target) : invocation.getMethod().getDeclaringClass();
		Method method = AopUtils.getMostSpecificMethod(invocation.getMethod(), type);
		RequireRecentLogin annotation = AnnotatedElementUtils.findMergedAnnotation(method, RequireRecentLogin.class);
		if (annotation == null) {
			annotation = AnnotatedElementUtils.findMergedAnnotation(type, RequireRecentLogin.class);
		}
		Assert.state(annotation != null, () -> "no @RequireRecentLogin on " + method);
		return annotation;
	}

}
