package dev.evenflow.testkit.service;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A jar with an archive of its classes, as its image has one, and with options for tests. */
record PackagedArchive(PackagedJar jar, ClassArchive archive) implements Packaged {

    /** On a JDK that is too old for an archive: the jar alone. */
    static Packaged of(Service service, Path checkout) {
        var jar = PackagedJar.of(service, checkout);
        return ClassArchive.isPossible() ? new PackagedArchive(jar, new ClassArchive(service, checkout)) : jar;
    }

    @Override
    public List<String> command(ServiceSpec spec) {
        jar.requirePackaged();
        var command = new ArrayList<>(jar.java());
        command.add(1, archive.ready().option());
        command.addAll(archive.code());
        return command;
    }

    @Override
    public String mark() {
        return archive.option();
    }

    /** An archive suits the collector it was recorded with. */
    @Override
    public Packaged withJvm(List<String> options) {
        return jar.withJvm(options);
    }
}
