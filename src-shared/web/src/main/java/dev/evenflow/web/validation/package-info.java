/** Constraints on text that Bean Validation lacks. */
@NullMarked
package dev.evenflow.web.validation;

import org.jspecify.annotations.NullMarked;
