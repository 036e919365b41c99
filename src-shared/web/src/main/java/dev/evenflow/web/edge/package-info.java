/** What is asked of requests before anything is done for them. */
@NullMarked
package dev.evenflow.web.edge;

import org.jspecify.annotations.NullMarked;
