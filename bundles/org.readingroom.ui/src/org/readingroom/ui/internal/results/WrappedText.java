package org.readingroom.ui.internal.results;

import java.util.function.ToIntFunction;

/** Breaks a text between words where a line would be wider than its place. */
final class WrappedText {
    private WrappedText() {}

    static String at(String text, int width, ToIntFunction<String> measure) {
        StringBuilder all = new StringBuilder();
        String line = "";
        for (String word : text.split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && measure.applyAsInt(longer) > width) {
                all.append(line).append('\n');
                line = word;
            } else {
                line = longer;
            }
        }
        return all.append(line).toString();
    }
}
