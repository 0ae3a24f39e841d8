package io.hawcx.docs;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a management call is read into.
 *
 * @param enforcement when the user is asked for a second factor
 */
public record MfaStatus(@JsonProperty("mfa_enforcement") String enforcement) {

}
