/** What is compared, and what is told of it: plain values and functions. */
@NullMarked
package dev.evenflow.consistency.domain;

import org.jspecify.annotations.NullMarked;
