/** Where sagas are kept: the table {@code saga.instances}. */
@NullMarked
package dev.evenflow.saga.store;

import org.jspecify.annotations.NullMarked;
