/**
 * Changes of a user's own phone number or second factor from a browser, without code of
 * the application's own: a start token for the signed-in user, a receipt back.
 */
@NullMarked
package io.hawcx.security.stepup;

import org.jspecify.annotations.NullMarked;
