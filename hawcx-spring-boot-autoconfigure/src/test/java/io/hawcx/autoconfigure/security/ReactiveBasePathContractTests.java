package io.hawcx.autoconfigure.security;

import java.util.List;
import java.util.Map;

import org.springframework.boot.WebApplicationType;

class ReactiveBasePathContractTests extends BasePathContract {

	static {
		EventLoops.watch();
	}

	@Override
	List<String> bases() {
		return List.of("spring.webflux.base-path");
	}

	@Override
	ContractApplication start(Map<String, ?> properties) {
		return new ContractApplication(WebApplicationType.REACTIVE, properties, ReactivePages.class);
	}

}
