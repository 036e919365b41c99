/** The Kubernetes manifests of this project: rendered, validated, and held against rules. */
@NullMarked
package dev.evenflow.manifests;

import org.jspecify.annotations.NullMarked;
