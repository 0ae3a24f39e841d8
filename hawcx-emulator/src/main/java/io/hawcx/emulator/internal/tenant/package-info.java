/**
 * Who the emulator is: issuer, config id, clients and keys, all from one seed.
 */
@NullMarked
package io.hawcx.emulator.internal.tenant;

import org.jspecify.annotations.NullMarked;
