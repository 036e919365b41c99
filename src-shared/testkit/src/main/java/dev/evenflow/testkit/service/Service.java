package dev.evenflow.testkit.service;

import java.nio.file.Path;

/** The services, by what starts them: their folder and their port. */
public enum Service {
    USER("user-svc", "USER_SVC", 8080),
    NOTIFICATION("notification-svc", "NOTIFICATION_SVC", 8081),
    ORDER("order-svc", "ORDER_SVC", 8082);

    private final String title;
    private final String prefix;
    private final int defaultPort;

    Service(String title, String prefix, int defaultPort) {
        this.title = title;
        this.prefix = prefix;
        this.defaultPort = defaultPort;
    }

    /** The name of the service and of its module. */
    public String title() {
        return title;
    }

    /** The variable that moves its HTTP port. */
    public String portVariable() {
        return prefix + "_PORT";
    }

    /** The variable that holds its address for others. */
    public String urlVariable() {
        return prefix + "_URL";
    }

    public int defaultPort() {
        return defaultPort;
    }

    /** The variable that moves the port of {@code /q} and {@code /admin}, where access control is on. */
    public String managementPortVariable() {
        return prefix + "_MANAGEMENT_PORT";
    }

    public int defaultManagementPort() {
        return defaultPort + 1000;
    }

    /** The packaged application in a built checkout. */
    public Path jar(Path checkout) {
        return checkout.resolve(title).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /** The native executable in a checkout in which {@code make native} has built it. */
    public Path executable(Path checkout) {
        return checkout.resolve(title).resolve("target").resolve(title + "-1.0.0-SNAPSHOT-runner");
    }
}
