package io.hawcx.docs.users;

import java.util.Set;

/**
 * A row of the application's own table of users.
 *
 * @param issuer who vouches for the user
 * @param subject the user's id there
 * @param roles what the user may do here
 */
record Account(String issuer, String subject, Set<String> roles) {
}
