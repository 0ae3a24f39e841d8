package io.hawcx.autoconfigure.emulator;

import io.hawcx.emulator.HawcxEmulator;

/**
 * An emulator that runs before beans are made, as properties of tenants have to say where
 * it is. It stops with the application.
 *
 * @param emulator the emulator
 */
record StartedEmulator(HawcxEmulator emulator) {
}
