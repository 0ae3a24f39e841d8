package io.hawcx.autoconfigure.security;

import java.util.Map;

import org.springframework.boot.WebApplicationType;

class ReactiveMetricsContractTests extends MetricsContract {

	static {
		EventLoops.watch();
	}

	@Override
	ContractApplication start(Map<String, ?> properties) {
		return new ContractApplication(WebApplicationType.REACTIVE, properties, ReactivePages.class);
	}

}
