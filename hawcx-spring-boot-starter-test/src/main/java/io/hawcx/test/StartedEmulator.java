package io.hawcx.test;

import io.hawcx.emulator.HawcxEmulator;

/**
 * An emulator that runs before beans are made.
 *
 * @param emulator the emulator
 */
record StartedEmulator(HawcxEmulator emulator) {
}
