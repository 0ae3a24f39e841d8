package io.hawcx.autoconfigure.security;

import java.util.Map;

import org.springframework.boot.WebApplicationType;

class ReactiveConfigConformanceTests extends ConfigConformanceContract {

	@Override
	ContractApplication start(Map<String, ?> properties) {
		return new ContractApplication(WebApplicationType.REACTIVE, properties, ReactivePages.class);
	}

}
