package dev.evenflow.consistency.check;

import dev.evenflow.consistency.domain.Report;

/**
 * What is known of the copy now.
 *
 * @param report the last one
 * @param mine whether this instance made it, and so still knows what it verified
 * @param checking whether an instance is at a check
 */
public record Standing(Report report, boolean mine, boolean checking) {}
