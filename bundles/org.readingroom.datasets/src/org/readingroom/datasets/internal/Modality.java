package org.readingroom.datasets.internal;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The names that MRI modalities go by in file names and channel lists, and ours for them. */
final class Modality {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("t1", "t1"),
            Map.entry("t1n", "t1"),
            Map.entry("t1w", "t1"),
            Map.entry("t1ce", "t1ce"),
            Map.entry("t1c", "t1ce"),
            Map.entry("t1gd", "t1ce"),
            Map.entry("t2", "t2"),
            Map.entry("t2w", "t2"),
            Map.entry("flair", "flair"),
            Map.entry("t2f", "flair"));

    private Modality() {}

    /** Our name for a modality: {@code t1 t1ce t2 flair}; empty where the name is none of these. */
    static Optional<String> of(String name) {
        return Optional.ofNullable(NAMES.get(name.toLowerCase(Locale.ROOT)));
    }
}
