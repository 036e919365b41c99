package dev.evenflow.testkit.tls;

import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** A certificate of a {@link CertificateAuthority} with its key, as objects and as PEM files that only this user may read. */
public final class Certificate {

    private final PrivateKey key;
    private final List<X509Certificate> chain;
    private final Path keyFile;
    private final Path chainFile;

    Certificate(PrivateKey key, List<X509Certificate> chain, Path keyFile, Path chainFile) {
        this.key = key;
        this.chain = List.copyOf(chain);
        this.keyFile = keyFile;
        this.chainFile = chainFile;
    }

    public PrivateKey key() {
        return key;
    }

    public X509Certificate[] chain() {
        return chain.toArray(X509Certificate[]::new);
    }

    public Path keyFile() {
        return keyFile;
    }

    public Path chainFile() {
        return chainFile;
    }
}
