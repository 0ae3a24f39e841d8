package io.hawcx.docs;

import org.springframework.aot.hint.annotation.RegisterReflectionForBinding;
import org.springframework.context.annotation.Configuration;

/**
 * Keeps the class that a management call is read into in a native image.
 */
@Configuration(proxyBeanMethods = false)
@RegisterReflectionForBinding(MfaStatus.class)
public class ManagementReplies {

}
