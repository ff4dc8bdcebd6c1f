package org.readingroom.report.internal;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Gives each table and figure a file name that every file system takes and no other has. */
final class FileNames {
    private final Set<String> given = new HashSet<>();

    /** The name made plain, with a number where another has it already; case does not tell names apart. */
    String unique(String name) {
        String plain = plain(name);
        String candidate = plain;
        for (int n = 2; !given.add(candidate.toLowerCase(Locale.ROOT)); n++) {
            candidate = plain + "-" + n;
        }
        return candidate;
    }

    /** Letters, digits, hyphens, underscores and inner full stops, at most 100 of them. */
    static String plain(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[.-]+|[.-]+$", "");
        plain = plain.length() > 100 ? plain.substring(0, 100) : plain;
        return plain.isEmpty() ? "unnamed" : plain;
    }
}
