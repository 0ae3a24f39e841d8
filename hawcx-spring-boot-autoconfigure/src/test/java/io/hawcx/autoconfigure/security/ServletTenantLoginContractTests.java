package io.hawcx.autoconfigure.security;

import java.util.Map;

import io.hawcx.security.oauth2.HawcxLoginClients;

import org.springframework.boot.WebApplicationType;

class ServletTenantLoginContractTests extends TenantOutageContract {

	@Override
	ContractApplication start(Tenants tenants) {
		return new ContractApplication(WebApplicationType.SERVLET, Map.of(),
				Map.of(Tenants.class, tenants, HawcxLoginClients.class, TenantServletApplication.clients(tenants)),
				TenantServletApplication.class);
	}

}
