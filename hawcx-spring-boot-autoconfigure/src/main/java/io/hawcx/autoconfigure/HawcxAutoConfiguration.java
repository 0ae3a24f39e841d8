package io.hawcx.autoconfigure;

import io.hawcx.Hawcx;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/**
 * Auto-configuration of the Hawcx clients: {@link Hawcx} when there is a secret key or a
 * signing key, {@code HawcxOAuth} when there is a client id, with their siblings that do
 * not block, and nothing when nothing is configured. It talks to no network.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnClass(Hawcx.class)
@EnableConfigurationProperties(HawcxProperties.class)
@Import({ HawcxConnectionConfiguration.class, HawcxClientConfiguration.class })
public final class HawcxAutoConfiguration {

}
