/**
 * Looks for secrets in what a whole test run logs, throws and prints.
 */
@NullMarked
package io.hawcx.secretscan;

import org.jspecify.annotations.NullMarked;
