/**
 * Complete logins under load: applications, their identity providers, and what drives
 * them, each a process of its own.
 */
@NullMarked
package io.hawcx.benchmark.login;

import org.jspecify.annotations.NullMarked;
