package io.hawcx.security.gaps;

import java.text.ParseException;
import java.util.Map;

import com.nimbusds.jose.util.JSONObjectUtils;

/**
 * JSON as the tests read and write it.
 */
final class Json {

	private Json() {
	}

	static Map<String, Object> read(String text) {
		try {
			return JSONObjectUtils.parse(text);
		}
		catch (ParseException ex) {
			throw new IllegalStateException("not JSON: " + text, ex);
		}
	}

	static String write(Map<String, ?> object) {
		return JSONObjectUtils.toJSONString(object);
	}

}
