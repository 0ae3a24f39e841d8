package io.hawcx.autoconfigure.security;

import java.util.Map;

import io.hawcx.security.oauth2.HawcxLoginClients;

import org.springframework.boot.WebApplicationType;

class ReactiveTenantLoginContractTests extends TenantOutageContract {

	static {
		EventLoops.watch();
	}

	@Override
	ContractApplication start(Tenants tenants) {
		return new ContractApplication(WebApplicationType.REACTIVE, Map.of(),
				Map.of(Tenants.class, tenants, HawcxLoginClients.class, TenantReactiveApplication.clients(tenants)),
				TenantReactiveApplication.class);
	}

}
