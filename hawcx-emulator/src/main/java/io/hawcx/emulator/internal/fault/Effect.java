package io.hawcx.emulator.internal.fault;

import io.hawcx.emulator.internal.http.Handler;
import io.hawcx.emulator.internal.http.Reply;
import io.hawcx.emulator.internal.http.Request;

/**
 * What a fault does to one request.
 */
@FunctionalInterface
interface Effect {

	/**
	 * Answer a request wrongly.
	 * @param request the request
	 * @param next who would have answered
	 * @return the reply
	 */
	Reply apply(Request request, Handler next);

	/**
	 * Return whether this answers in place of the next. What only changes replies then
	 * changes that answer, in whatever order they were put in place.
	 * @return whether it does
	 */
	default boolean isAnswer() {
		return false;
	}

	/**
	 * Create an effect that answers in place of the next.
	 * @param effect what it does
	 * @return the effect
	 */
	static Effect answering(Effect effect) {
		return new Effect() {

			@Override
			public Reply apply(Request request, Handler next) {
				return effect.apply(request, next);
			}

			@Override
			public boolean isAnswer() {
				return true;
			}

		};
	}

}
