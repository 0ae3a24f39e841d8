package io.hawcx.emulator.internal.http;

import java.time.Duration;

/**
 * What happens to one connection, below HTTP.
 *
 * @param kind what happens
 * @param bytes after how many bytes of what the server sends; 0 is at once, before the
 * server sees anything
 * @param pause how long each byte takes, for {@link Kind#TRICKLE}
 */
public record TcpFault(Kind kind, int bytes, Duration pause) {

	/**
	 * What can happen to a connection.
	 */
	public enum Kind {

		/** The connection is reset. */
		RESET,

		/** The sending half is closed; the emulator goes on reading. */
		HALF_CLOSE,

		/** Nothing more is sent, and the connection stays open. */
		BLACKHOLE,

		/** Everything comes byte by byte, the head of a reply too. */
		TRICKLE

	}

}
