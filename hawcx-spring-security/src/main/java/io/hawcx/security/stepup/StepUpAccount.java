package io.hawcx.security.stepup;

import org.jspecify.annotations.Nullable;

/**
 * An account that its user may change.
 *
 * @param <C> the client of the web stack
 * @param userId the id by which its project knows the user
 * @param owner the id with what tells projects apart
 * @param client the client of the project
 * @param tenant the registration of the login among several projects
 */
record StepUpAccount<C>(String userId, String owner, C client, @Nullable String tenant) {

}
