package io.hawcx.architecture.planted.internal;

/**
 * What no API may mention.
 */
public class Hidden {

}
