/** Money as every module means it: at the edge, and as it is stored. */
@NullMarked
package dev.evenflow.money;

import org.jspecify.annotations.NullMarked;
