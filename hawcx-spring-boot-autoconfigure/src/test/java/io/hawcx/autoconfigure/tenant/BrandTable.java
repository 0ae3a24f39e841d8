package io.hawcx.autoconfigure.tenant;

import io.hawcx.autoconfigure.HawcxConnectionDetails;
import org.jspecify.annotations.Nullable;

/**
 * An application's table of brands, as a test plays it.
 */
interface BrandTable {

	@Nullable HawcxConnectionDetails findByName(String name);

}
