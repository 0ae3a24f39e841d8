package io.hawcx.security.tenant;

/**
 * A principal who signed in at a tenant, whose login is good for as long as that tenant
 * is known: at every request it is found again in memory, and when it is gone, the user
 * is anonymous. {@code HawcxUser} is one; an application whose user service returns a
 * type of its own may implement this in it, and else its users stay signed in.
 * Implementations are immutable.
 *
 * @since 0.1.0
 */
public interface HawcxTenantUser {

	/**
	 * Return the project that the user signed in through.
	 * @return the registration id: a tenant's name, or {@code hawcx} in an application
	 * with a single project
	 */
	String tenant();

}
