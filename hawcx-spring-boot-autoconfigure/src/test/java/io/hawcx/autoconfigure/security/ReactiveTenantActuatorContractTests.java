package io.hawcx.autoconfigure.security;

import java.util.Map;

import org.springframework.boot.WebApplicationType;

class ReactiveTenantActuatorContractTests extends TenantActuatorContract {

	static {
		EventLoops.watch();
	}

	@Override
	ContractApplication start(Map<String, ?> properties) {
		return new ContractApplication(WebApplicationType.REACTIVE, properties,
				ReactiveTenantRepositoryContractTests.Application.class);
	}

}
