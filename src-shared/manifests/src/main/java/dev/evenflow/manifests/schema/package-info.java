/** The kinds of Kubernetes, field by field. */
@NullMarked
package dev.evenflow.manifests.schema;

import org.jspecify.annotations.NullMarked;
