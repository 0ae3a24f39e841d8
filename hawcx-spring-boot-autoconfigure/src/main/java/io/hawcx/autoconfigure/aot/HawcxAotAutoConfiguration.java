package io.hawcx.autoconfigure.aot;

import io.hawcx.Hawcx;
import io.hawcx.autoconfigure.client.HawcxClientAutoConfiguration;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Import;

/**
 * Auto-configuration for applications that are processed ahead of time (AOT): which beans
 * there are is decided with the properties of the build, so the start is refused where
 * those of run time ask for others. Values such as addresses and keys are always those of
 * run time. It does nothing in other applications.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = HawcxClientAutoConfiguration.class)
@ConditionalOnClass(Hawcx.class)
@Import(BuildTimePropertiesRegistrar.class)
public final class HawcxAotAutoConfiguration {

}
