/** What money is; pure. */
@NullMarked
package dev.evenflow.money.domain;

import org.jspecify.annotations.NullMarked;
