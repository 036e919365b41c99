/** Reading a stream again, from any point, beside the live consumers: no acknowledgements, no effect on anybody else. */
@NullMarked
package dev.evenflow.messaging.replay;

import org.jspecify.annotations.NullMarked;
