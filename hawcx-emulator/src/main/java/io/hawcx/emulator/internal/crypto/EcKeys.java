package io.hawcx.emulator.internal.crypto;

import java.math.BigInteger;
import java.util.Locale;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECPoint;

/**
 * Elliptic curve keys that come from a seed.
 */
final class EcKeys {

	private EcKeys() {
	}

	static ECKey derive(Seed seed, Curve curve, JWSAlgorithm algorithm, String label) {
		X9ECParameters parameters = CustomNamedCurves.getByName(curve.getName());
		int size = (parameters.getN().bitLength() + 7) / 8;
		// 16 bytes more than the order has make the remainder's bias negligible.
		BigInteger d = new BigInteger(1, seed.bytes(label, size + 16)).mod(parameters.getN().subtract(BigInteger.ONE))
			.add(BigInteger.ONE);
		ECPoint point = parameters.getG().multiply(d).normalize();
		int fieldSize = parameters.getCurve().getFieldSize();
		return new ECKey.Builder(curve, ECKey.encodeCoordinate(fieldSize, point.getAffineXCoord().toBigInteger()),
				ECKey.encodeCoordinate(fieldSize, point.getAffineYCoord().toBigInteger()))
			.d(ECKey.encodeCoordinate(fieldSize, d))
			.keyID(algorithm.getName().toLowerCase(Locale.ROOT) + "-" + seed.hex(label + " kid", 4))
			.keyUse(KeyUse.SIGNATURE)
			.algorithm(algorithm)
			.build();
	}

}
