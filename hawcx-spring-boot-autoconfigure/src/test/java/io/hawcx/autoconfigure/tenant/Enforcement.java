package io.hawcx.autoconfigure.tenant;

import io.hawcx.Hawcx;
import io.hawcx.management.MfaEnforcement;
import io.hawcx.management.MfaEnforcementResult;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

@Component
class Enforcement {

	private final HawcxTenants tenants;

	private final Hawcx acme;

	Enforcement(HawcxTenants tenants, @Qualifier("acme") Hawcx acme) {
		this.tenants = tenants;
		this.acme = acme;
	}

	MfaEnforcementResult ofAcme(String user) {
		return this.acme.mfaEnforcement(MfaEnforcement.read(user));
	}

	MfaEnforcementResult of(String tenant, String user) {
		return this.tenants.get(tenant).hawcx().mfaEnforcement(MfaEnforcement.read(user));
	}

}
