/** Two ports: one for everybody, one for those who operate the service. */
@NullMarked
package dev.evenflow.security.port;

import org.jspecify.annotations.NullMarked;
