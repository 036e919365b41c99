package dev.evenflow.security.policy;

/**
 * A call of a service.
 *
 * @param method such as {@code GET}
 * @param path its template, such as {@code /users/{id}}
 */
public record Route(String method, String path) {

    /** From {@code GET /users/{id}}. */
    public static Route of(String text) {
        var space = text.indexOf(' ');
        if (space < 1 || !text.startsWith("/", space + 1)) {
            throw new IllegalArgumentException("Not a method and a path: " + text);
        }
        return new Route(text.substring(0, space), text.substring(space + 1));
    }

    /** From the templates of a resource and of its method, with whatever slashes they have. */
    public static Route of(String method, String resource, String path) {
        var whole = ("/" + resource + "/" + path).replaceAll("/{2,}", "/");
        return new Route(
                method, whole.length() > 1 && whole.endsWith("/") ? whole.substring(0, whole.length() - 1) : whole);
    }

    /** Whether it only reads. */
    public boolean isRead() {
        return method.equals("GET") || method.equals("HEAD");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
