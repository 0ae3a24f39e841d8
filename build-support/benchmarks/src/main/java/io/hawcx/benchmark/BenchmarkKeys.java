package io.hawcx.benchmark;

import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.hawcx.delegation.DelegationKeys;
import io.hawcx.delegation.RequestSealer;
import io.hawcx.delegation.SealedRequest;
import io.hawcx.http.HttpResponse;

/**
 * Fixed keys of both sides, so that every rival does the same work, and Hawcx's side of
 * the protocol.
 */
final class BenchmarkKeys {

	static final byte[] CUSTOMER_ED = hex("a7e20a87925f62edcbbb387f5c402050d1c3d30e60cb1da69f147ac996e68f59");

	static final byte[] CUSTOMER_X = hex("539db7b13ff9e22b0e54d3381e736e84e78919bbce06e3f2a19fa6ad94ae5d62");

	static final byte[] CUSTOMER_ED_PUBLIC = hex("056a9a372382a54a9dba77087cef05830c77a29ad349fe7bfff13a5f42bbf797");

	static final byte[] CUSTOMER_X_PUBLIC = hex("cf3f7b64b51f350078a4ed58255d7f291d63f8f7c2b74bbad2d2c01491550275");

	static final byte[] HAWCX_ED = hex("37b5fa047daf465d2ade01f75d693add06d66bfb67d6435d455b177f3740c828");

	static final byte[] HAWCX_X = hex("72df4eb210e8a3b7c82e8f57fdd5814c1d06ef6e0bdcaa34630e97c582805138");

	static final byte[] HAWCX_ED_PUBLIC = hex("ec0d73031398a9fc58b41800bf8fbcb9bb5f68b7df5b6758d77c856e9e8e2a47");

	static final byte[] HAWCX_X_PUBLIC = hex("2d56186ad179ec573e666125059d8389c0daf44e844cba60ab8ebded7c231536");

	private BenchmarkKeys() {
	}

	static DelegationKeys customer() {
		return DelegationKeys.builder()
			.signingKey("cust-89a907", CUSTOMER_ED)
			.decryptionKey(CUSTOMER_X)
			.hawcxEncryptionKey(HAWCX_X_PUBLIC)
			.hawcxVerificationKey("hawcx-12b6e1", HAWCX_ED_PUBLIC)
			.build();
	}

	static String blob() {
		return "hwx_sk_v1_" + Wire.encode(("{\"v\":1,\"alg\":\"ed25519+x25519\",\"kid\":\"cust-89a907\",\"ed_priv\":\""
				+ Wire.encode(CUSTOMER_ED) + "\",\"x_priv\":\"" + Wire.encode(CUSTOMER_X) + "\",\"h_ed_pub\":\""
				+ Wire.encode(HAWCX_ED_PUBLIC) + "\",\"h_x_pub\":\"" + Wire.encode(HAWCX_X_PUBLIC)
				+ "\",\"hkid\":\"hawcx-12b6e1\"}")
			.getBytes());
	}

	static RequestSealer server() {
		DelegationKeys keys = DelegationKeys.builder()
			.signingKey("hawcx-12b6e1", HAWCX_ED)
			.decryptionKey(HAWCX_X)
			.hawcxEncryptionKey(CUSTOMER_X_PUBLIC)
			.hawcxVerificationKey("cust-89a907", CUSTOMER_ED_PUBLIC)
			.build();
		return new RequestSealer(keys, Clock.systemUTC());
	}

	static byte[] payload(int size) {
		String frame = "{\"v\":\"\"}";
		return frame.replace("\"\"", "\"" + "x".repeat(size - frame.length()) + "\"").getBytes();
	}

	static HttpResponse reply(SealedRequest sealed) {
		Map<String, List<String>> headers = new LinkedHashMap<>();
		sealed.headers().forEach((name, value) -> headers.put(name, List.of(value)));
		return new HttpResponse(200, headers, sealed.body());
	}

	private static byte[] hex(String text) {
		return HexFormat.of().parseHex(text);
	}

}
