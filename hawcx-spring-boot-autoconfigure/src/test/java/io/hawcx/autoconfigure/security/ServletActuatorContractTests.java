package io.hawcx.autoconfigure.security;

import java.util.Map;

import org.springframework.boot.WebApplicationType;

class ServletActuatorContractTests extends ActuatorContract {

	@Override
	ContractApplication start(Map<String, ?> properties) {
		return new ContractApplication(WebApplicationType.SERVLET, properties, ServletPages.class);
	}

}
