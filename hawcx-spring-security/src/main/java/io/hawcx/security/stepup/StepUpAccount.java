package io.hawcx.security.stepup;

/**
 * An account that its user may change.
 *
 * @param <C> the client of the web stack
 * @param userId the id by which its project knows the user
 * @param owner the id with what tells projects apart
 * @param client the client of the project
 */
record StepUpAccount<C>(String userId, String owner, C client) {

}
