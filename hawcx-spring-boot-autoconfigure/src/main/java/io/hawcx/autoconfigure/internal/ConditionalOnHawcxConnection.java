package io.hawcx.autoconfigure.internal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.context.annotation.Conditional;

/**
 * Matches when there is a connection to Hawcx: that of {@code hawcx.*} or of the
 * application, or those of tenants.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Conditional(OnHawcxConnectionCondition.class)
public @interface ConditionalOnHawcxConnection {

}
