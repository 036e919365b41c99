@NullMarked
package dev.evenflow.check;

import org.jspecify.annotations.NullMarked;
