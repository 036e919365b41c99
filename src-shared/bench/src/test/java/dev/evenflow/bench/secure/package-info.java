/** What is deployed, with its identities, its roles and TLS. */
@NullMarked
package dev.evenflow.bench.secure;

import org.jspecify.annotations.NullMarked;
