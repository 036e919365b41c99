/** What must hold for the manifests, one rule a class. */
@NullMarked
package dev.evenflow.manifests.policy;

import org.jspecify.annotations.NullMarked;
