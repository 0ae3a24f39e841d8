package io.hawcx.autoconfigure.security;

import java.util.Map;

import org.springframework.boot.WebApplicationType;

class ServletTenantActuatorContractTests extends TenantActuatorContract {

	@Override
	ContractApplication start(Map<String, ?> properties) {
		return new ContractApplication(WebApplicationType.SERVLET, properties,
				ServletTenantRepositoryContractTests.Application.class);
	}

}
