package io.hawcx.test.login;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerSslBundle;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.ApplicationContext;

/**
 * Trusts the certificate that the application under test is configured with, which is
 * mostly one for tests alone, and otherwise whom Java trusts.
 */
final class OwnCertificate {

	private OwnCertificate() {
	}

	static SSLContext trust(ApplicationContext context) {
		try {
			TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
			factory.init((KeyStore) null);
			SSLContext ssl = SSLContext.getInstance("TLS");
			ssl.init(null, new TrustManager[] {
					new OwnOrTrusted(certificates(context), (X509ExtendedTrustManager) factory.getTrustManagers()[0]) },
					null);
			return ssl;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("The application's certificate cannot be read.", ex);
		}
	}

	private static Set<Certificate> certificates(ApplicationContext context) throws GeneralSecurityException {
		ServerProperties server = context.getBeanProvider(ServerProperties.class).getIfAvailable();
		Ssl ssl = (server != null) ? server.getSsl() : null;
		if (!Ssl.isEnabled(ssl)) {
			return Set.of();
		}
		KeyStore keys = WebServerSslBundle.get(ssl, context.getBeanProvider(SslBundles.class).getIfAvailable())
			.getStores()
			.getKeyStore();
		Set<Certificate> certificates = new HashSet<>();
		if (keys != null) {
			for (String alias : Collections.list(keys.aliases())) {
				certificates.add(keys.getCertificate(alias));
			}
		}
		return certificates;
	}

	// The extended type, whose host name check Java leaves to it: what is the
	// application's own needs none.
	private static final class OwnOrTrusted extends X509ExtendedTrustManager {

		private final Set<Certificate> own;

		private final X509ExtendedTrustManager trusted;

		OwnOrTrusted(Set<Certificate> own, X509ExtendedTrustManager trusted) {
			this.own = own;
			this.trusted = trusted;
		}

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
			this.trusted.checkClientTrusted(chain, type);
		}

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
				throws CertificateException {
			this.trusted.checkClientTrusted(chain, type, socket);
		}

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
				throws CertificateException {
			this.trusted.checkClientTrusted(chain, type, engine);
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
			if (!isOwn(chain)) {
				this.trusted.checkServerTrusted(chain, type);
			}
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
				throws CertificateException {
			if (!isOwn(chain)) {
				this.trusted.checkServerTrusted(chain, type, socket);
			}
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
				throws CertificateException {
			if (!isOwn(chain)) {
				this.trusted.checkServerTrusted(chain, type, engine);
			}
		}

		@Override
		public X509Certificate[] getAcceptedIssuers() {
			return this.trusted.getAcceptedIssuers();
		}

		private boolean isOwn(X509Certificate[] chain) {
			return chain.length > 0 && this.own.contains(chain[0]);
		}

	}

}
