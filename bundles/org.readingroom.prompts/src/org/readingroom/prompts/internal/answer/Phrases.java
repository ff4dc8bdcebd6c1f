package org.readingroom.prompts.internal.answer;

import java.util.HashMap;
import java.util.Map;

/** Many phrases, looked for in a text at once: a tree of their characters. */
final class Phrases {
    private static final class Node {
        private final Map<Character, Node> next = new HashMap<>();
        private boolean end;
    }

    private final Node root = new Node();

    Phrases(Iterable<String> phrases) {
        for (String phrase : phrases) {
            Node node = root;
            for (char c : phrase.toCharArray()) {
                node = node.next.computeIfAbsent(c, k -> new Node());
            }
            node.end = true;
        }
    }

    /** Whether any of them occurs in a text; one written in letters begins where a word does. */
    boolean in(CharSequence text) {
        for (int at = 0; at < text.length(); at++) {
            boolean inWord = at > 0 && Glyphs.joins(text.charAt(at - 1)) && Glyphs.joins(text.charAt(at));
            if (!inWord && at(text, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean at(CharSequence text, int from) {
        Node node = root;
        for (int i = from; i < text.length() && node != null; i++) {
            node = node.next.get(text.charAt(i));
            if (node != null && node.end) {
                return true;
            }
        }
        return false;
    }
}
