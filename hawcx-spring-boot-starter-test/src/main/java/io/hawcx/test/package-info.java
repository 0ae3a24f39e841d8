/**
 * The Hawcx emulator in tests, with Spring Boot or without.
 */
@NullMarked
package io.hawcx.test;

import org.jspecify.annotations.NullMarked;
