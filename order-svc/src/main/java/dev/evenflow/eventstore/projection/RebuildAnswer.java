package dev.evenflow.eventstore.projection;

import java.util.List;

/** The projections whose rebuild has begun. */
public record RebuildAnswer(List<String> rebuilding) {}
