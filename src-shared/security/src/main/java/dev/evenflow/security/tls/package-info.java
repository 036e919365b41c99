/** TLS to the servers that a service depends on. */
@NullMarked
package dev.evenflow.security.tls;

import org.jspecify.annotations.NullMarked;
