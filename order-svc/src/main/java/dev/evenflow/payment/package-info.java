/** Accounts: event-sourced, with an audit trail and their state at any time. */
@NullMarked
package dev.evenflow.payment;

import org.jspecify.annotations.NullMarked;
