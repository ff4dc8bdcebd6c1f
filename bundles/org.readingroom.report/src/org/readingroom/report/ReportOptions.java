package org.readingroom.report;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.readingroom.api.report.ReportSection;

/**
 * How a report is made.
 *
 * @param pictures whether pictures of patients go in; without them the report may be shared more freely
 * @param naming what a section's plugin is called in a note, as a rule its id and bundle
 * @param warnings hears what went wrong without stopping the report; the page says the same
 */
public record ReportOptions(boolean pictures, Function<ReportSection, String> naming, Consumer<String> warnings) {
    /** With pictures; a plugin is called by its class; the page alone says what went wrong. */
    public static final ReportOptions DEFAULT =
            new ReportOptions(true, section -> section.getClass().getName(), warning -> {});

    public ReportOptions {
        Objects.requireNonNull(naming, "naming");
        Objects.requireNonNull(warnings, "warnings");
    }
}
