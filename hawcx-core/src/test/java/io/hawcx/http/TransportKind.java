package io.hawcx.http;

/**
 * The transports that one builder makes, as tests use them.
 */
enum TransportKind {

	BLOCKING {
		@Override
		HttpTransport build(ApacheHttpTransport.Builder builder) {
			return builder.build();
		}
	},

	ASYNC {
		@Override
		HttpTransport build(ApacheHttpTransport.Builder builder) {
			return new ApacheAsyncHttpTransportTests.Blocking(builder.buildAsync());
		}
	};

	abstract HttpTransport build(ApacheHttpTransport.Builder builder);

}
