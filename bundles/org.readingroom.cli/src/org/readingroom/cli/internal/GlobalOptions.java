package org.readingroom.cli.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The command line taken apart: the options that every verb has, the verb, and what is left for the verb.
 *
 * @param given the global options found
 * @param verb the first word that is no option
 * @param rest the arguments after the verb, global options left out; those before the verb too, where they are unknown
 */
record GlobalOptions(List<Flag> given, Optional<String> verb, List<String> rest) {
    /** An option that every verb has; it stands anywhere before {@code --}. */
    enum Flag {
        JSON("--json", "", "Write JSON lines to standard output, progress too."),
        QUIET("--quiet", "-q", "No progress and no warnings."),
        VERBOSE("--verbose", "-v", "Log entries of every level, and the trace of an unexpected failure."),
        NO_ADDONS("--no-addons", "", "Start without any add-on."),
        HELP("--help", "-h", "Show what there is, or what a verb takes."),
        VERSION("--version", "-V", "Show the version.");

        private final String name;
        private final String shortName;
        private final String doc;

        Flag(String name, String shortName, String doc) {
            this.name = name;
            this.shortName = shortName;
            this.doc = doc;
        }

        /** Each option as it is written, with what it does. */
        static Map<String, String> docs() {
            Map<String, String> docs = new LinkedHashMap<>();
            for (Flag flag : values()) {
                docs.put(flag.shortName.isEmpty() ? "    " + flag.name : flag.shortName + ", " + flag.name, flag.doc);
            }
            return docs;
        }

        static List<String> names() {
            List<String> names = new ArrayList<>();
            for (Flag flag : values()) {
                names.add(flag.name);
            }
            return names;
        }

        private static Optional<Flag> of(String word) {
            for (Flag flag : values()) {
                if (word.equals(flag.name) || !word.isEmpty() && word.equals(flag.shortName)) {
                    return Optional.of(flag);
                }
            }
            return Optional.empty();
        }
    }

    static GlobalOptions of(String... arguments) {
        List<Flag> given = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        String verb = null;
        boolean literal = false;
        for (String word : arguments) {
            literal |= word.equals("--");
            Optional<Flag> flag = literal ? Optional.empty() : Flag.of(word);
            if (flag.isPresent()) {
                given.add(flag.get());
            } else if (verb == null && !word.startsWith("-")) {
                verb = word;
            } else {
                rest.add(word);
            }
        }
        return new GlobalOptions(given, Optional.ofNullable(verb), rest);
    }

    boolean has(Flag flag) {
        return given.contains(flag);
    }
}
