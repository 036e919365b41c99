/** Conditional requests on versions (RFC 9110, section 13). */
@NullMarked
package dev.evenflow.web.conditional;

import org.jspecify.annotations.NullMarked;
