/** What the HTTP edges of the services share: JSON, problem details, paging, idempotency keys, conditional requests. */
@NullMarked
package dev.evenflow.web;

import org.jspecify.annotations.NullMarked;
