package io.hawcx.autoconfigure.security;

import org.springframework.boot.WebApplicationType;

class ServletTenantResolverContractTests extends TenantResolverContract {

	@Override
	ContractApplication start(Tenants tenants) {
		return new ContractApplication(WebApplicationType.SERVLET, ConfiguredTenants.properties(tenants), resolver(),
				ServletTenantRepositoryContractTests.Application.class);
	}

}
