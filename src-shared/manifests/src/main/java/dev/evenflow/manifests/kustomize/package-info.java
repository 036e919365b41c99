/** As much of kustomize as the manifests of this project use; what is beyond it is refused. */
@NullMarked
package dev.evenflow.manifests.kustomize;

import org.jspecify.annotations.NullMarked;
