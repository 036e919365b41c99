package dev.evenflow.consistency.domain;

import dev.evenflow.contracts.consistency.RowState;
import java.util.Optional;

/**
 * A user whose copy is wrong, for certain.
 *
 * @param source what the source says
 * @param copy what the copy had then
 */
public record Difference(long id, Kind kind, Optional<RowState> source, Optional<CopyRow> copy) {}
