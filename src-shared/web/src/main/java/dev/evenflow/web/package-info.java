/** What the HTTP edges of the services share: problem details, paging, idempotency keys. */
@NullMarked
package dev.evenflow.web;

import org.jspecify.annotations.NullMarked;
