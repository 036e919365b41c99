package dev.evenflow.bench.chaos;

/** A process that can crash and come back. */
record Victim(String name, Runnable kill, Runnable restart) {}
