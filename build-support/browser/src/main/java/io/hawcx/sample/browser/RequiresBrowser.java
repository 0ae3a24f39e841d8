package io.hawcx.sample.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs tests only where Chromium and its driver are installed, and hands them a
 * {@link Browser} as parameter. With {@code -Dhawcx.require=browser} they fail where it
 * is missing.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(BrowserExtension.class)
public @interface RequiresBrowser {

}
