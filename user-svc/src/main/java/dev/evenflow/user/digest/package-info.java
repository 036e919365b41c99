/** What users add up to, kept as they are written, for those who want to know whether their copy is right. */
@NullMarked
package dev.evenflow.user.digest;

import org.jspecify.annotations.NullMarked;
