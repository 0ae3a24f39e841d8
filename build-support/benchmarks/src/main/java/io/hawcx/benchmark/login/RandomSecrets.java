package io.hawcx.benchmark.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Compares client secrets as they are. What comes with the authorization server hashes
 * them with BCrypt at each exchange, which is for what people choose, and takes longer
 * than all the rest of a login.
 */
final class RandomSecrets implements PasswordEncoder {

	@Override
	public @Nullable String encode(@Nullable CharSequence secret) {
		return (secret != null) ? secret.toString() : null;
	}

	@Override
	public boolean matches(@Nullable CharSequence secret, @Nullable String stored) {
		return MessageDigest.isEqual(Objects.toString(secret).getBytes(StandardCharsets.UTF_8),
				Objects.toString(stored).getBytes(StandardCharsets.UTF_8));
	}

}
