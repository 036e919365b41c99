package dev.evenflow.testkit.run;

import dev.evenflow.testkit.access.SigningKeyPair;
import dev.evenflow.testkit.process.Folders;
import dev.evenflow.testkit.service.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Supplier;

/** Access control of a run: a key to sign tokens with and a secret for an operator, made once and kept in its folder. */
record RunTokens(RunFolder folder) {

    private static final String OPERATOR = "operator";
    private static final int SECRET = 24;

    /**
     * What a service has to be told.
     *
     * @param issuer the address of user-svc
     */
    Map<String, String> variables(Service service, String issuer) {
        return service == Service.USER
                ? Map.of(
                        "EVENFLOW_AUTH",
                        "required",
                        "EVENFLOW_SIGN_IN_KEYS",
                        keys().toString(),
                        "EVENFLOW_SIGN_IN_CLIENTS",
                        OPERATOR + ":admin:" + secret())
                : Map.of("EVENFLOW_AUTH", "required", "EVENFLOW_TOKEN_JWKS_URL", issuer + "/.well-known/jwks.json");
    }

    /** How a person gets an administrator's token into the variable TOKEN. */
    String command(String issuer) {
        return "TOKEN=$(curl -s -u " + OPERATOR + ":" + secret() + " -d grant_type=client_credentials " + issuer
                + "/auth/token | sed 's/.*\"access_token\":\"\\([^\"]*\\).*/\\1/')";
    }

    private Path keys() {
        var keys = Folders.create(folder.path().resolve("keys"));
        kept(keys.resolve("run.pem"), () -> SigningKeyPair.generate().pem());
        return keys;
    }

    private String secret() {
        return kept(folder.path().resolve("operator-secret"), RunTokens::random);
    }

    private static String random() {
        var bytes = new byte[SECRET];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Nobody else on this machine reads it. */
    private static String kept(Path file, Supplier<String> made) {
        try {
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, made.get());
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
