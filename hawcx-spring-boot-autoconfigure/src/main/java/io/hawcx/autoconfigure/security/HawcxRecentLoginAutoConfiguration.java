package io.hawcx.autoconfigure.security;

import io.hawcx.security.recent.RequireRecentLogin;
import io.hawcx.security.recent.RequireRecentLoginGuard;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Import;
import org.springframework.security.authorization.method.AuthorizationManagerBeforeMethodInterceptor;

/**
 * Auto-configuration of the check that {@link RequireRecentLogin} is in force wherever it
 * is written: with a login or without, on the web or not.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnClass({ RequireRecentLoginGuard.class, AuthorizationManagerBeforeMethodInterceptor.class })
@ConditionalOnMissingBean(RequireRecentLoginGuard.class)
@Import(RequireRecentLoginGuard.class)
public final class HawcxRecentLoginAutoConfiguration {

}
