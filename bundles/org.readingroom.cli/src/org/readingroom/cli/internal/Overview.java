package org.readingroom.cli.internal;

import java.util.List;
import java.util.Map;
import org.readingroom.settings.PluginEntry;

/** The text of {@code --help} without a verb: the verbs that are installed, whoever installed them. */
final class Overview {
    private Overview() {}

    static String of(List<PluginEntry> verbs, String version) {
        StringBuilder text = new StringBuilder();
        text.append("Reading Room ")
                .append(version)
                .append(": 3-D CNNs and vision language models read the same scans\n\n");
        text.append("Usage: readingroom VERB [arguments] [options]\n\nVerbs:\n");
        int width = verbs.stream().mapToInt(v -> v.id().length()).max().orElse(0);
        for (PluginEntry verb : verbs) {
            text.append("  %s  %s%n".formatted(pad(verb.id(), width), verb.label()));
        }
        text.append("\nOptions of every verb:\n");
        for (Map.Entry<String, String> option : GlobalOptions.Flag.docs().entrySet()) {
            text.append("  %s  %s%n".formatted(pad(option.getKey(), 15), option.getValue()));
        }
        return text.append("\n'readingroom VERB --help' shows what a verb takes.")
                .toString();
    }

    private static String pad(String word, int width) {
        return word + " ".repeat(Math.max(0, width - word.length()));
    }
}
