package io.hawcx.autoconfigure.security;

import java.util.Map;

import org.springframework.boot.WebApplicationType;

class ReactiveActuatorContractTests extends ActuatorContract {

	static {
		EventLoops.watch();
	}

	@Override
	ContractApplication start(Map<String, ?> properties) {
		return new ContractApplication(WebApplicationType.REACTIVE, properties, ReactivePages.class);
	}

}
