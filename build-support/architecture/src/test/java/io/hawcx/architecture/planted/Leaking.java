package io.hawcx.architecture.planted;

import java.util.List;

import io.hawcx.architecture.planted.internal.Hidden;

/**
 * Mentions an internal type in each place that is visible.
 *
 * @param <T> a bound
 * @since 0.1.0
 */
public class Leaking<T extends Hidden> extends Hidden {

	protected Hidden[] field = {};

	public List<? extends Hidden> returned() {
		return List.of();
	}

	public void taken(List<Hidden> parameter) {
	}

	void packagePrivate(Hidden parameter) {
	}

	private Hidden hidden() {
		return new Hidden();
	}

}
