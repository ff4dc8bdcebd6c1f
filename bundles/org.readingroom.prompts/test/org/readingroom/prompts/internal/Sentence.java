package org.readingroom.prompts.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Draws a sentence of a regular expression of literals, classes, groups, alternatives, ? and counts. */
final class Sentence {
    private final String regex;
    private final Random random;
    private int at;

    Sentence(String regex, Random random) {
        this.regex = regex;
        this.random = random;
    }

    String write() {
        return alternatives();
    }

    private String alternatives() {
        List<String> ways = new ArrayList<>(List.of(sequence()));
        while (at < regex.length() && regex.charAt(at) == '|') {
            at++;
            ways.add(sequence());
        }
        return ways.get(random.nextInt(ways.size()));
    }

    private String sequence() {
        StringBuilder text = new StringBuilder();
        while (at < regex.length() && "|)".indexOf(regex.charAt(at)) < 0) {
            int from = at;
            String piece = piece();
            int count = count();
            int end = at;
            for (int n = 0; n < count; n++) {
                at = from;
                text.append(n == 0 ? piece : piece());
            }
            at = end;
        }
        return text.toString();
    }

    private String piece() {
        char c = regex.charAt(at++);
        if (c == '(') {
            String inner = alternatives();
            at++;
            return inner;
        }
        if (c == '[') {
            List<Character> all = new ArrayList<>();
            for (; regex.charAt(at) != ']'; at++) {
                boolean range = regex.charAt(at + 1) == '-' && regex.charAt(at + 2) != ']';
                for (char d = regex.charAt(at); d <= regex.charAt(range ? at + 2 : at); d++) {
                    all.add(d);
                }
                at += range ? 2 : 0;
            }
            at++;
            return all.get(random.nextInt(all.size())).toString();
        }
        return Character.toString(c == '\\' ? regex.charAt(at++) : c);
    }

    private int count() {
        if (at >= regex.length()) {
            return 1;
        }
        if (regex.charAt(at) == '?') {
            at++;
            return random.nextInt(2);
        }
        if (regex.charAt(at) != '{') {
            return 1;
        }
        int close = regex.indexOf('}', at);
        String[] ends = regex.substring(at + 1, close).split(",");
        at = close + 1;
        int least = Integer.parseInt(ends[0]);
        int most = ends.length == 1 ? least : Integer.parseInt(ends[1]);
        return least + random.nextInt(most - least + 1);
    }
}
