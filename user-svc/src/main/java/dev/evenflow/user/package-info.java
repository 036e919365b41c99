/** Users: CRUD on PostgreSQL; every change is published through the outbox. */
@NullMarked
package dev.evenflow.user;

import org.jspecify.annotations.NullMarked;
