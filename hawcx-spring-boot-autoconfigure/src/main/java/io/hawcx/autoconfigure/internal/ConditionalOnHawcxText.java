package io.hawcx.autoconfigure.internal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.context.annotation.Conditional;

/**
 * Matches when one of several properties has a value that is not blank.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(OnHawcxTextCondition.class)
public @interface ConditionalOnHawcxText {

	/**
	 * Names of the properties.
	 * @return at least one name
	 */
	String[] value();

}
