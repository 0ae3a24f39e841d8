package io.hawcx.autoconfigure.security;

import java.util.Map;

import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.autoconfigure.tenant.HawcxTenantRepository;
import io.hawcx.emulator.EmulatorCredentials;
import io.hawcx.key.SecretKey;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.WebApplicationType;

/**
 * The same with tenants from a repository.
 */
class ServletMainAndTenantRepositoryContractTests extends MainAndTenantsContract {

	@Override
	ContractApplication start(Tenants tenants, Map<String, Object> properties) {
		HawcxTenantRepository repository = (name) -> (tenants.names().contains(name) && !name.equals(MAIN))
				? new Details(tenants.emulator(name).credentials(), !name.equals("beta")) : null;
		return new ContractApplication(WebApplicationType.SERVLET, properties,
				Map.of(HawcxTenantRepository.class, repository), ServletMainAndTenantsContractTests.Application.class);
	}

	private record Details(EmulatorCredentials project, boolean manages) implements HawcxConnectionDetails {

		@Override
		public String getBaseUrl() {
			return this.project.issuer();
		}

		@Override
		public String getConfigId() {
			return this.project.configId();
		}

		@Override
		public String getClientId() {
			return this.project.publicClientId();
		}

		@Override
		public @Nullable SecretKey getSecretKey() {
			return this.manages ? SecretKey.parse(this.project.secretKey()) : null;
		}

	}

}
