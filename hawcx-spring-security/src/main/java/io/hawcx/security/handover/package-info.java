/**
 * Sign-in by code hand-over: a browser or mobile SDK runs the login itself and posts the
 * authorization code and its verifier to the application.
 */
@NullMarked
package io.hawcx.security.handover;

import org.jspecify.annotations.NullMarked;
