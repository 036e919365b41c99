/** Who may do what: tokens, policies, the audit log. */
@NullMarked
package dev.evenflow.security;

import org.jspecify.annotations.NullMarked;
