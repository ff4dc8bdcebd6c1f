package org.readingroom.report.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.readingroom.api.ReadingRoomException;
import org.readingroom.api.report.ReportSection;
import org.readingroom.report.ReportOptions;

/**
 * A section with its plugin's name and its place, both asked for once since the plugin may fail at either.
 *
 * @param section the plugin's section
 * @param plugin what its plugin is called
 * @param rank where it stands; last where it cannot say
 */
public record OrderedSection(ReportSection section, String plugin, int rank) {
    /** Sections by rank, those of one rank by name, so that the order of discovery does not matter. */
    public static List<OrderedSection> sort(List<ReportSection> sections, ReportOptions options) {
        List<OrderedSection> sorted = new ArrayList<>();
        for (ReportSection section : sections) {
            sorted.add(new OrderedSection(section, options.naming().apply(section), rankOf(section)));
        }
        sorted.sort(Comparator.comparingInt(OrderedSection::rank).thenComparing(OrderedSection::plugin));
        return sorted;
    }

    /** A foreign plugin may throw anything, linkage errors included; rendering it will then name the reason. */
    private static int rankOf(ReportSection section) {
        try {
            return section.rank();
        } catch (Throwable broken) {
            return Integer.MAX_VALUE;
        }
    }

    /** What a failure says to the user: the message of an exception of ours, the kind and message of any other. */
    static String reason(Throwable failure) {
        if (failure instanceof ReadingRoomException) {
            return failure.getMessage();
        }
        String message = failure.getMessage();
        String kind = failure.getClass().getSimpleName();
        return message == null || message.isBlank() ? kind : kind + ": " + message;
    }
}
