package dev.evenflow.testkit.tls;

import dev.evenflow.testkit.process.Folders;
import dev.evenflow.testkit.process.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A CA of its own, made by the JDK's keytool in a folder. */
public final class CertificateAuthority {

    private static final String PASSWORD = "evenflow";
    private static final String CA = "ca";

    private final Path folder;

    private CertificateAuthority(Path folder) {
        this.folder = folder;
    }

    public static CertificateAuthority in(Path folder) {
        var authority = new CertificateAuthority(Folders.create(folder));
        authority.keytool(CA, "bc:c");
        authority.write("ca.crt", pem("CERTIFICATE", encoded(authority.chain(CA).getFirst())));
        return authority;
    }

    /** Its own certificate, as PEM. */
    public Path file() {
        return folder.resolve("ca.crt");
    }

    /** For clients that trust it alone. */
    public SSLContext trusting() {
        try {
            var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry(CA, chain(CA).getFirst());
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            var context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A certificate for a server.
     *
     * @param names as keytool wants them: {@code ip:127.0.0.1,dns:localhost}
     */
    public Certificate issue(String alias, String names) {
        keytool(alias, "san=" + names, "-signer", CA);
        var chain = chain(alias);
        return new Certificate(
                key(alias),
                chain,
                write(alias + ".key", pem("PRIVATE KEY", key(alias).getEncoded())),
                write(
                        alias + ".crt",
                        chain.stream()
                                .map(one -> pem("CERTIFICATE", encoded(one)))
                                .collect(Collectors.joining())));
    }

    private void keytool(String alias, String extension, String... more) {
        var program = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var command = Stream.concat(
                Stream.of(
                        program,
                        "-genkeypair",
                        "-alias",
                        alias,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=" + alias,
                        "-validity",
                        "2",
                        "-ext",
                        extension,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store().toString(),
                        "-storepass",
                        PASSWORD),
                Arrays.stream(more));
        if (Programs.output(command.toArray(String[]::new)).isEmpty()) {
            throw new IllegalStateException("keytool made no certificate for " + alias);
        }
    }

    private Path store() {
        return folder.resolve("keys.p12");
    }

    private PrivateKey key(String alias) {
        return (PrivateKey) read(store -> store.getKey(alias, PASSWORD.toCharArray()));
    }

    private List<X509Certificate> chain(String alias) {
        return read(store -> List.of(store.getCertificateChain(alias))).stream()
                .map(X509Certificate.class::cast)
                .toList();
    }

    private <T> T read(Reading<T> reading) {
        try {
            return reading.of(KeyStore.getInstance(store().toFile(), PASSWORD.toCharArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path write(String name, String text) {
        try {
            var file = folder.resolve(name);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String type, byte[] content) {
        return "-----BEGIN " + type + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + type
                + "-----\n";
    }

    private interface Reading<T> {
        T of(KeyStore store) throws GeneralSecurityException;
    }
}
