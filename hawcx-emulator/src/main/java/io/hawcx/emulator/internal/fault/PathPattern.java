package io.hawcx.emulator.internal.fault;

import java.util.regex.Pattern;

/**
 * Which paths a fault is for: {@code *} stands for anything within a segment, {@code **}
 * for anything.
 */
final class PathPattern {

	private static final int MAX_LENGTH = 200;

	private static final int MAX_STARS = 6;

	private final String text;

	private final Pattern pattern;

	private PathPattern(String text, Pattern pattern) {
		this.text = text;
		this.pattern = pattern;
	}

	static PathPattern of(String text) {
		if (text.length() > MAX_LENGTH || !(text.startsWith("/") || text.equals("**"))) {
			throw new IllegalArgumentException("path is neither ** nor begins with a / and has at most 200 characters");
		}
		if (text.chars().filter((each) -> each == '*').count() > MAX_STARS) {
			throw new IllegalArgumentException("path has more than " + MAX_STARS + " stars");
		}
		StringBuilder regex = new StringBuilder();
		for (String part : text.split("(?=\\*)|(?<=\\*)")) {
			regex.append(part.equals("*") ? "[^/]*" : Pattern.quote(part));
		}
		return new PathPattern(text, Pattern.compile(regex.toString().replace("[^/]*[^/]*", ".*")));
	}

	boolean matches(String path) {
		return this.pattern.matcher(path).matches();
	}

	@Override
	public String toString() {
		return this.text;
	}

}
