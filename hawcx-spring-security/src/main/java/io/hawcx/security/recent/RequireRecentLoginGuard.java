package io.hawcx.security.recent;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.Advisor;
import org.springframework.aop.Pointcut;
import org.springframework.aop.PointcutAdvisor;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.AopInfrastructureBean;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.SmartInstantiationAwareBeanPostProcessor;
import org.springframework.beans.factory.support.MergedBeanDefinitionPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ConcurrentReferenceHashMap;
import org.springframework.util.ReflectionUtils;

/**
 * Refuses each bean on which {@link RequireRecentLogin} stands without being in force:
 * because no advisor of {@link RequireRecentLoginAdvisor} or
 * {@link RequireRecentLoginReactiveAdvisor} guards it, or because a method cannot be
 * guarded, being final, private or static. The creation of such a bean fails with an
 * {@link UnguardedRecentLoginException}: at start, or for lazy and scoped beans when they
 * are first needed. Publish it as a bean, from a static method or by {@code @Import}.
 * Thread-safe.
 * <p>
 * Objects that are no beans are not looked at, nor are calls on {@code this}, which no
 * proxy sees.
 *
 * @since 0.1.0
 */
@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
public final class RequireRecentLoginGuard
		implements SmartInstantiationAwareBeanPostProcessor, MergedBeanDefinitionPostProcessor, PriorityOrdered {

	private final Pointcut pointcut = AnnotatedMethods.pointcut();

	// By class, as prototypes are created again and again.
	private final Map<Class<?>, Boolean> annotated = new ConcurrentReferenceHashMap<>();

	private final Set<String> early = ConcurrentHashMap.newKeySet();

	/**
	 * Create a guard.
	 */
	public RequireRecentLoginGuard() {
	}

	/**
	 * Return the last place. Spring registers what goes by priority first, and moves what
	 * reads merged definitions to the end when all are there: so beans that others need
	 * early are seen too, and beans come here when their proxies are made.
	 */
	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void postProcessMergedBeanDefinition(RootBeanDefinition definition, Class<?> type, String name) {
	}

	@Override
	public Object getEarlyBeanReference(Object bean, String name) {
		if (types(bean).anyMatch(this::isAnnotated)) {
			// What comes after initialization is then the object behind the proxy.
			this.early.add(name);
			check(bean, name);
		}
		return bean;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String name) {
		if (!this.early.remove(name)) {
			check(bean, name);
		}
		return bean;
	}

	private void check(Object bean, String name) {
		// A scoped proxy leads to a bean that comes here itself.
		if (bean instanceof AopInfrastructureBean) {
			return;
		}
		types(bean).filter(this::isAnnotated).forEach((type) -> {
			if (!isGuarded(bean)) {
				throw UnguardedRecentLoginException.bean(name, type);
			}
			Method open = unreachable(bean, type);
			if (open != null) {
				throw UnguardedRecentLoginException.method(name, open);
			}
		});
	}

	// Behind a proxy made from interfaces, these may have the annotation too.
	private static Stream<Class<?>> types(Object bean) {
		Class<?> target = AopUtils.getTargetClass(bean);
		return AopUtils.isJdkDynamicProxy(bean)
				? Stream.concat(Stream.of(target), Arrays.stream(AopProxyUtils.proxiedUserInterfaces(bean)))
				: Stream.of(target);
	}

	private boolean isAnnotated(Class<?> type) {
		return isOfOthers(type) && this.annotated.computeIfAbsent(type, (key) -> AopUtils.canApply(this.pointcut, key));
	}

	// The JDK and Spring use no annotation of ours, and most beans are theirs.
	private static boolean isOfOthers(Class<?> type) {
		String name = type.getName();
		return !name.startsWith("java.") && !name.startsWith("org.springframework.");
	}

	private static boolean isGuarded(Object bean) {
		Object current = bean;
		while (current instanceof Advised advised) {
			for (Advisor advisor : advised.getAdvisors()) {
				if (advisor instanceof PointcutAdvisor guard
						&& guard.getPointcut() instanceof RequireRecentLoginPointcut) {
					return true;
				}
			}
			current = AopProxyUtils.getSingletonTarget(current);
		}
		return false;
	}

	private @Nullable Method unreachable(Object bean, Class<?> type) {
		boolean subclassed = !AopUtils.isJdkDynamicProxy(bean);
		return Arrays.stream(ReflectionUtils.getAllDeclaredMethods(type))
			.filter((method) -> isOfOthers(method.getDeclaringClass()) && !method.isSynthetic())
			.filter((method) -> {
				int modifiers = method.getModifiers();
				if (Modifier.isPrivate(modifiers) || Modifier.isStatic(modifiers)) {
					// Class-wide, these are taken for details of the class.
					return AnnotatedElementUtils.hasAnnotation(method, RequireRecentLogin.class);
				}
				return subclassed && isFixed(method, bean) && !ReflectionUtils.isObjectMethod(method)
						&& this.pointcut.getMethodMatcher().matches(method, type);
			})
			.findFirst()
			.orElse(null);
	}

	// What a class cannot override that is generated in the loader of the bean's proxy.
	private static boolean isFixed(Method method, Object bean) {
		int modifiers = method.getModifiers();
		boolean hidden = !Modifier.isPublic(modifiers) && !Modifier.isProtected(modifiers)
				&& method.getDeclaringClass().getClassLoader() != bean.getClass().getClassLoader();
		return Modifier.isFinal(modifiers) || hidden;
	}

}
