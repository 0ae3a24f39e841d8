/**
 * Users that are signed in without a login, as spring-security-test has it.
 */
@NullMarked
package io.hawcx.test.security;

import org.jspecify.annotations.NullMarked;
