package dev.evenflow.web.problem;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * One thing wrong with a request.
 *
 * @param field as the client knows it: snake_case, nested names joined by dots; {@code body} for the body as a whole
 * @param message what is expected, in English
 */
@RegisterForReflection
public record FieldViolation(String field, String message) {}
