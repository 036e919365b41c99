/** What the services can be told by environment variables, as their sources say. */
@NullMarked
package dev.evenflow.manifests.settings;

import org.jspecify.annotations.NullMarked;
