/** The MongoDB wire protocol in Java, in memory or in a file. */
@NullMarked
package dev.evenflow.testkit.mongo;

import org.jspecify.annotations.NullMarked;
