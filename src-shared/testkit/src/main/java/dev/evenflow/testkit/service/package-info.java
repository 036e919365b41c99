/** A packaged service as a child process. */
@NullMarked
package dev.evenflow.testkit.service;

import org.jspecify.annotations.NullMarked;
