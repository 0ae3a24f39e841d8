package io.hawcx.autoconfigure.security;

import java.util.Map;

import org.springframework.boot.WebApplicationType;

class ServletStepUpContractTests extends StepUpContract {

	@Override
	ContractApplication start(Map<String, ?> properties) {
		return new ContractApplication(WebApplicationType.SERVLET, properties, ServletPages.class);
	}

	@Override
	Map<String, String> basePath() {
		return Map.of("server.servlet.context-path", "/base");
	}

}
