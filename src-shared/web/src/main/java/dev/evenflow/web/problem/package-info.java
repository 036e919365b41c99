/** Errors as RFC 9457 problem details: one list of types, one place where they are made. */
@NullMarked
package dev.evenflow.web.problem;

import org.jspecify.annotations.NullMarked;
