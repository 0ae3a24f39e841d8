/**
 * The code of {@code docs/users.md}.
 */
@NullMarked
package io.hawcx.docs.users;

import org.jspecify.annotations.NullMarked;
