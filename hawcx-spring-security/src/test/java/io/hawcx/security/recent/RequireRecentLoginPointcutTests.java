package io.hawcx.security.recent;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aop.support.AopUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RequireRecentLoginPointcut}.
 */
class RequireRecentLoginPointcutTests {

	private final RequireRecentLoginPointcut pointcut = new RequireRecentLoginPointcut();

	@ParameterizedTest
	@ValueSource(classes = { OnClass.class, OnMethod.class, OfSuperclass.class, OfInterface.class,
			OfInterfaceMethod.class, OfSuperclassesInterface.class, OfGenericInterface.class, OfOwnAnnotation.class,
			OfDefaultMethod.class })
	void matchesWhenAnnotationIsWrittenOrInheritedThenApplies(Class<?> type) {
		assertThat(AopUtils.canApply(this.pointcut, type)).isTrue();
		assertThat(AopUtils.canApply(this.pointcut, type)).as("asked again").isTrue();
	}

	@ParameterizedTest
	@ValueSource(classes = { Plain.class, Object.class, ArrayList.class, Deprecation.class })
	void matchesWhenAnnotationIsNowhereThenDoesNotApply(Class<?> type) {
		assertThat(AopUtils.canApply(this.pointcut, type)).isFalse();
		assertThat(this.pointcut.getClassFilter().matches(type)).isFalse();
	}

	@RequireRecentLogin
	static class OnClass {

	}

	static class OnMethod {

		@RequireRecentLogin
		void call() {
		}

	}

	static class OfSuperclass extends OnMethod {

		@Override
		void call() {
		}

	}

	@RequireRecentLogin
	interface Guarded {

	}

	static class OfInterface implements Guarded {

	}

	interface GuardedCall<T> {

		@RequireRecentLogin
		void call(T argument);

	}

	static class OfInterfaceMethod implements GuardedCall<Object> {

		@Override
		public void call(Object argument) {
		}

	}

	static class OfSuperclassesInterface extends OfInterfaceMethod {

	}

	static class OfGenericInterface implements GuardedCall<String> {

		@Override
		public void call(String argument) {
		}

	}

	@RequireRecentLogin(maxAge = "1m")
	@Retention(RetentionPolicy.RUNTIME)
	@interface OwnAnnotation {

	}

	static class OfOwnAnnotation {

		@OwnAnnotation
		void call() {
		}

	}

	interface DefaultCall {

		@RequireRecentLogin
		default void call() {
		}

	}

	static class OfDefaultMethod implements DefaultCall {

	}

	static class Plain implements Runnable {

		@Override
		public void run() {
		}

	}

	static class Deprecation {

		@Deprecated
		void call() {
		}

	}

}
