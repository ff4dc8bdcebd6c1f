package org.readingroom.prompts.internal.answer;

import java.util.List;

/**
 * The part of an answer that counts: what follows the model's thoughts where it marks them, and of that the last
 * {@code <answer>}.
 *
 * @param from where it begins
 * @param to where it ends, exclusive
 * @param thinking whether the text ends within the thoughts, so that nothing counts
 */
record Passage(int from, int to, boolean thinking) {
    private static final List<String> THOUGHTS = List.of("think", "thinking", "thought", "reasoning", "scratchpad");

    static Passage of(String text) {
        if (text.indexOf('<') < 0) {
            return new Passage(0, text.length(), false);
        }
        int from = 0;
        boolean thinking = false;
        for (String tag : THOUGHTS) {
            int close = text.lastIndexOf("</" + tag + ">");
            int open = text.lastIndexOf("<" + tag + ">");
            from = close < 0 ? from : Math.max(from, close + tag.length() + 3);
            thinking |= open > close;
        }
        int to = text.length();
        int answer = text.lastIndexOf("<answer>");
        if (answer >= from) {
            from = answer + "<answer>".length();
            int close = text.indexOf("</answer>", from);
            to = close < 0 ? to : close;
            thinking = false;
        }
        return new Passage(from, to, thinking);
    }
}
