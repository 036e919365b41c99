/**
 * Long business transactions: steps one after the other, each asked of somebody else by a command, undone in reverse when
 * one of them fails. {@link dev.evenflow.saga.SagaMachine} decides and is pure; a saga describes itself by a
 * {@link dev.evenflow.saga.SagaType}; {@code run} and {@code store} keep it going whatever crashes. Nothing here knows a saga.
 */
@NullMarked
package dev.evenflow.saga;

import org.jspecify.annotations.NullMarked;
