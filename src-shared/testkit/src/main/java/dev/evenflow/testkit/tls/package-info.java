/** Certificates for the servers of tests. */
@NullMarked
package dev.evenflow.testkit.tls;

import org.jspecify.annotations.NullMarked;
