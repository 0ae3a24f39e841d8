/**
 * Adapters that put {@code io.hawcx.oauth} behind Spring Security's OAuth 2.0 login,
 * leaving every other provider's registration as stock Spring treats it. What both web
 * stacks share has no word for either in its name; types of the reactive one begin with
 * {@code Server} or {@code Reactive} behind {@code Hawcx}. Where to look for what:
 * <ul>
 * <li>what a chain says: {@link HawcxLoginConfigurer} and {@link HawcxServerLogin}, or
 * with plain {@code oauth2Login()} {@link HawcxLoginCustomizers} and
 * {@link HawcxServerLoginCustomizers}; for scripts {@link HawcxScriptEntryPoint}</li>
 * <li>what a project is: {@link HawcxClientRegistration}, {@link HawcxLoginClient} and
 * {@link HawcxLoginClients}; {@code …RegistrationRepository} finds Spring Security's view
 * of it, by discovery</li>
 * <li>one login, in its order: {@code …AuthorizationRequestResolver},
 * {@code OpenRequests}, {@code Callback…}, {@code …TokenResponseClient},
 * {@code …IdTokenDecoderFactory}, {@code …AuthorizedClientRepository}</li>
 * <li>how it ends: {@link HawcxLoginEvent}; {@link HawcxLoginFailure} with its codes,
 * texts and handlers</li>
 * <li>generated pages: {@code LoginPage…}, {@code LoginTexts}</li>
 * <li>several projects: {@code Tenant…}, and {@code internal} for what other features
 * need of that</li>
 * </ul>
 */
@NullMarked
package io.hawcx.security.oauth2;

import org.jspecify.annotations.NullMarked;
