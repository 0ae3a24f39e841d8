package io.hawcx.autoconfigure.http;

import org.springframework.web.client.RestClient;

/**
 * Changes a {@link RestClient} that carries all blocking calls to Hawcx. It exists where
 * there is a bean of this type; without one core's engine sends them alone. Calls that do
 * not block never go through it, logins on WebFlux among them. Boot's own
 * {@code RestClientCustomizer}s do not touch it, since an interceptor made for other
 * services could log or break signed requests. Beans of this type are applied in order.
 * The request factory is set afterwards: deadline, limit, proxy and SSL bundle always
 * hold. An interceptor sees keys, codes and tokens, and must change neither body nor
 * headers.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface HawcxRestClientCustomizer {

	/**
	 * Change the builder.
	 * @param builder the builder of the client for calls to Hawcx
	 */
	void customize(RestClient.Builder builder);

}
