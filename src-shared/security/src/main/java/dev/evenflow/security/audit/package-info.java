/** Who did what. */
@NullMarked
package dev.evenflow.security.audit;

import org.jspecify.annotations.NullMarked;
