/** Child processes: started apart from the terminal, stopped in order, never outliving the JVM that started them. */
@NullMarked
package dev.evenflow.testkit.process;

import org.jspecify.annotations.NullMarked;
