package io.hawcx.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * An authority that issues certificates for one test run, and whoever trusts it.
 */
final class TestAuthority {

	private static final X500Name NAME = new X500Name("CN=Authority for tests");

	private static final AlgorithmIdentifier ALGORITHM = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);

	private final KeyPair keys = keys();

	private final Certificate certificate;

	TestAuthority() {
		try {
			this.certificate = issue(NAME, this.keys, Validity.NOW,
					new Extension(Extension.basicConstraints, true, new BasicConstraints(true).getEncoded()));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Return what a server or a client is set up with: it trusts this authority.
	 * @param validity when the certificate is valid
	 * @param name the only name in it
	 * @return the context
	 */
	SSLContext identified(Validity validity, GeneralName name) {
		try {
			KeyPair own = keys();
			Certificate issued = issue(new X500Name("CN=Issued"), own, validity,
					new Extension(Extension.subjectAlternativeName, false, new GeneralNames(name).getEncoded()));
			KeyStore store = emptyStore();
			store.setKeyEntry("own", own.getPrivate(), new char[0], new Certificate[] { issued });
			KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
			factory.init(store, new char[0]);
			return context(factory.getKeyManagers());
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Return what a client is set up with that trusts this authority and has no name.
	 * @return the context
	 */
	SSLContext trusted() {
		return context(null);
	}

	private SSLContext context(KeyManager[] own) {
		try {
			KeyStore store = emptyStore();
			store.setCertificateEntry("authority", this.certificate);
			TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
			factory.init(store);
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(own, factory.getTrustManagers(), null);
			return context;
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
		KeyStore store = KeyStore.getInstance("PKCS12");
		store.load(null, null);
		return store;
	}

	private static KeyPair keys() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
			generator.initialize(256);
			return generator.generateKeyPair();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Certificate issue(X500Name subject, KeyPair owner, Validity validity, Extension extension) {
		try {
			V3TBSCertificateGenerator generator = new V3TBSCertificateGenerator();
			generator.setSerialNumber(new ASN1Integer(BigInteger.valueOf(System.nanoTime())));
			generator.setIssuer(NAME);
			generator.setSubject(subject);
			generator.setStartDate(new Time(Date.from(Clock.systemUTC().instant().plus(validity.begin))));
			generator.setEndDate(new Time(Date.from(Clock.systemUTC().instant().plus(validity.end))));
			generator.setSubjectPublicKeyInfo(SubjectPublicKeyInfo.getInstance(owner.getPublic().getEncoded()));
			generator.setSignature(ALGORITHM);
			generator.setExtensions(new Extensions(extension));
			TBSCertificate content = generator.generateTBSCertificate();
			Signature signature = Signature.getInstance("SHA256withECDSA");
			signature.initSign(this.keys.getPrivate());
			signature.update(content.getEncoded());
			byte[] der = new DERSequence(new ASN1Encodable[] { content, ALGORITHM, new DERBitString(signature.sign()) })
				.getEncoded();
			return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	enum Validity {

		NOW(Duration.ofDays(-1), Duration.ofDays(1)),

		OVER(Duration.ofDays(-2), Duration.ofDays(-1)),

		LATER(Duration.ofDays(1), Duration.ofDays(2));

		private final Duration begin;

		private final Duration end;

		Validity(Duration begin, Duration end) {
			this.begin = begin;
			this.end = end;
		}

	}

}
