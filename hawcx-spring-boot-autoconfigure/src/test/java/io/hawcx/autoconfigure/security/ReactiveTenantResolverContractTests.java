package io.hawcx.autoconfigure.security;

import org.springframework.boot.WebApplicationType;

class ReactiveTenantResolverContractTests extends TenantResolverContract {

	static {
		EventLoops.watch();
	}

	@Override
	ContractApplication start(Tenants tenants) {
		return new ContractApplication(WebApplicationType.REACTIVE, ConfiguredTenants.properties(tenants), resolver(),
				ReactiveTenantRepositoryContractTests.Application.class);
	}

}
