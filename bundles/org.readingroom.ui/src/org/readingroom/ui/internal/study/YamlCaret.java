package org.readingroom.ui.internal.study;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.readingroom.ui.internal.study.YamlNode.Entry;

/**
 * Where a caret stands in a study file, told by what a word typed there would be.
 *
 * @param path of the mapping that would get a key, or of the value that would be set
 * @param key whether a key can be typed; else a value
 * @param prefix what is typed of the word already
 * @param tree the file with a mark for the word, so that the mapping's other keys can be seen
 */
record YamlCaret(YamlPath path, boolean key, String prefix, YamlNode tree) {
    /** Stands for the word at the caret; no file holds it. */
    static final String MARK = "readingroom9caret";

    /** The caret at an offset; none where the text before it is not YAML. */
    static Optional<YamlCaret> at(String text, int offset) {
        int start = offset;
        while (start > 0 && isWord(text.charAt(start - 1))) {
            start--;
        }
        int end = offset;
        while (end < text.length() && isWord(text.charAt(end))) {
            end++;
        }
        String prefix = text.substring(start, offset);
        String before = text.substring(0, start);
        if (before.substring(before.lastIndexOf('\n') + 1).matches("(.*\\s)?#.*")) {
            return Optional.empty();
        }
        String after = text.substring(end);
        boolean colon = after.stripLeading().startsWith(":") && !after.startsWith("\n");
        // A key is tried first: where a value is wanted, a key is no YAML. What comes after may be broken.
        String rest = colon ? after.substring(after.indexOf(':') + 1) : after;
        String closed = closing(before);
        String pad = before.isEmpty() || Character.isWhitespace(before.charAt(before.length() - 1)) ? "" : " ";
        return find(before + pad + MARK + ": " + (colon ? rest : "0" + rest), prefix, true)
                .or(() -> colon ? Optional.empty() : find(before + pad + MARK + after, prefix, false))
                .or(() -> find(before + pad + MARK + ": 0" + closed, prefix, true))
                .or(() -> find(before + pad + MARK + closed, prefix, false));
    }

    /** Ids hold hyphens, names dots. */
    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.';
    }

    /** The brackets that are open at the end of a text, closed. */
    private static String closing(String text) {
        Deque<Character> open = new ArrayDeque<>();
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote || c == '\n' ? 0 : quote;
            } else if (c == '#' && (i == 0 || Character.isWhitespace(text.charAt(i - 1)))) {
                i = text.indexOf('\n', i) < 0 ? text.length() : text.indexOf('\n', i);
            } else if (c == '"' || c == '\'' && (i == 0 || !Character.isLetter(text.charAt(i - 1)))) {
                quote = c;
            } else if (c == '{' || c == '[') {
                open.push(c == '{' ? '}' : ']');
            } else if ((c == '}' || c == ']') && !open.isEmpty()) {
                open.pop();
            }
        }
        StringBuilder closed = new StringBuilder(" ");
        open.forEach(closed::append);
        return closed.append('\n').toString();
    }

    private static Optional<YamlCaret> find(String text, String prefix, boolean key) {
        return YamlTree.parse(text)
                .flatMap(tree -> search(tree, YamlPath.ROOT, key).map(path -> new YamlCaret(path, key, prefix, tree)));
    }

    private static Optional<YamlPath> search(YamlNode node, YamlPath path, boolean key) {
        if (!key && node.isScalar() && node.text().equals(MARK)) {
            return Optional.of(path);
        }
        for (Entry e : node.entries()) {
            if (key && e.key().equals(MARK)) {
                return Optional.of(path);
            }
            Optional<YamlPath> found = search(e.value(), path.with(e.key()), key);
            if (found.isPresent()) {
                return found;
            }
        }
        for (int i = 0; i < node.items().size(); i++) {
            Optional<YamlPath> found = search(node.items().get(i), path.with(i), key);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
