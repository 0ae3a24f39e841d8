/**
 * What Spring Boot's actuator shows of an application that uses Hawcx.
 */
@NullMarked
package io.hawcx.autoconfigure.actuate;

import org.jspecify.annotations.NullMarked;
