/**
 * Code that leaks on purpose; the scan must find each leak.
 */
package io.hawcx.planted;
