package io.hawcx.emulator.internal.tenant;

import java.util.LinkedHashMap;
import java.util.Map;

import io.hawcx.emulator.internal.crypto.Base64Url;
import io.hawcx.emulator.internal.crypto.Ed25519Key;
import io.hawcx.emulator.internal.crypto.Seed;
import io.hawcx.emulator.internal.crypto.X25519Key;
import io.hawcx.emulator.internal.json.Json;

/**
 * The keys of delegation, of both sides: Hawcx makes the customer's too.
 *
 * @param customerSigning the customer's signing key
 * @param customerSealing the customer's sealing key
 * @param hawcxSigning Hawcx's signing key
 * @param hawcxSealing Hawcx's sealing key
 */
public record DelegationKeys(Ed25519Key customerSigning, X25519Key customerSealing, Ed25519Key hawcxSigning,
		X25519Key hawcxSealing) {

	/**
	 * Derive the keys.
	 * @param seed where they come from
	 * @return the keys
	 */
	public static DelegationKeys derive(Seed seed) {
		return new DelegationKeys(
				new Ed25519Key("cust-" + seed.hex("customer kid", 3), seed.bytes("customer signing", 32)),
				new X25519Key(seed.bytes("customer sealing", 32)),
				new Ed25519Key("hawcx-" + seed.hex("hawcx kid", 3), seed.bytes("hawcx signing", 32)),
				new X25519Key(seed.bytes("hawcx sealing", 32)));
	}

	/**
	 * Return the customer's credential blob (protocol section 1).
	 * @return {@code hwx_sk_v1_…}
	 */
	public String blob() {
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("v", 1);
		members.put("alg", "ed25519+x25519");
		members.put("kid", this.customerSigning.keyId());
		members.put("ed_priv", Base64Url.encode(this.customerSigning.privateBytes()));
		members.put("x_priv", Base64Url.encode(this.customerSealing.privateBytes()));
		members.put("h_ed_pub", Base64Url.encode(this.hawcxSigning.publicBytes()));
		members.put("h_x_pub", Base64Url.encode(this.hawcxSealing.publicBytes()));
		members.put("hkid", this.hawcxSigning.keyId());
		return "hwx_sk_v1_" + Base64Url.encode(Json.write(members));
	}

	/**
	 * Return what Hawcx keeps of the pair: its own private keys and the customer's public
	 * ones, spelled as in the blob.
	 * @return the members
	 */
	public Map<String, Object> serverSide() {
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("v", 1);
		members.put("alg", "ed25519+x25519");
		members.put("kid", this.customerSigning.keyId());
		members.put("ed_pub", Base64Url.encode(this.customerSigning.publicBytes()));
		members.put("x_pub", Base64Url.encode(this.customerSealing.publicBytes()));
		members.put("h_ed_priv", Base64Url.encode(this.hawcxSigning.privateBytes()));
		members.put("h_x_priv", Base64Url.encode(this.hawcxSealing.privateBytes()));
		members.put("hkid", this.hawcxSigning.keyId());
		return members;
	}

}
