package dev.evenflow.testkit.service;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A native executable. */
record PackagedNative(Path executable) implements Packaged {

    static PackagedNative of(Service service, Path checkout) {
        return new PackagedNative(service.executable(checkout));
    }

    @Override
    public List<String> command(ServiceSpec spec) {
        if (!Files.isExecutable(executable)) {
            throw new IllegalStateException(executable + " is missing: build it first, with make native");
        }
        return List.of(mark());
    }

    @Override
    public String mark() {
        return executable.toString();
    }
}
