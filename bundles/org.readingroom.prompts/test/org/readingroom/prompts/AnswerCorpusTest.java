package org.readingroom.prompts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.readingroom.api.prompt.Parsed;
import org.readingroom.api.task.EndState;

/** The parser on the labelled corpora: made by rule, of the study, by hand, and of a real model. */
class AnswerCorpusTest {
    private static final double REJECTED = 0.01;
    private static List<LabelledAnswer> corpus;

    @BeforeAll
    static void read() throws IOException {
        corpus = new ArrayList<>(LabelledAnswer.read("answers.jsonl"));
        corpus.addAll(LabelledAnswer.read("real-answers.jsonl"));
    }

    @Test
    void isLargeAndVaried() {
        TreeSet<String> families = new TreeSet<>();
        corpus.forEach(a -> families.add(a.family()));
        assertTrue(corpus.size() >= 1000, corpus.size() + " answers");
        assertTrue(families.size() >= 25, families.size() + " families");
    }

    @Test
    void noWrongValueIsExtracted() {
        List<String> wrong = new ArrayList<>();
        for (LabelledAnswer a : corpus) {
            Parsed parsed = a.parse(a.answer());
            if (parsed.value().isPresent()
                    && (a.state() != EndState.ANSWERED || !a.says(parsed.value().get()))) {
                wrong.add(a.task() + " " + a.family() + ": '" + a.answer() + "' gave " + parsed);
            }
        }
        assertEquals(List.of(), wrong, () -> String.join("\n", wrong));
    }

    @Test
    void hardlyAnyValidAnswerIsRejected() {
        List<String> rejected = new ArrayList<>();
        long valid = corpus.stream().filter(a -> a.state() == EndState.ANSWERED).count();
        for (LabelledAnswer a : corpus) {
            Parsed parsed = a.parse(a.answer());
            if (a.state() == EndState.ANSWERED && parsed.value().isEmpty()) {
                rejected.add(a.task() + " " + a.family() + ": '" + a.answer() + "' gave " + parsed);
            }
        }
        System.out.println("valid answers rejected: " + rejected.size() + " of " + valid);
        assertTrue(rejected.size() <= REJECTED * valid, () -> String.join("\n", rejected));
    }

    @Test
    void endsEachAnswerInItsState() {
        Map<EndState, Map<EndState, Integer>> matrix = new TreeMap<>();
        List<String> other = new ArrayList<>();
        for (LabelledAnswer a : corpus) {
            EndState state = a.parse(a.answer()).state();
            matrix.computeIfAbsent(a.state(), s -> new TreeMap<>()).merge(state, 1, Integer::sum);
            if (state != a.state()) {
                other.add(a.task() + " " + a.family() + " " + a.state() + " -> " + state + ": '" + a.answer() + "'");
            }
        }
        System.out.println(print(matrix));
        assertTrue(other.size() <= REJECTED * corpus.size(), () -> String.join("\n", other));
    }

    private static String print(Map<EndState, Map<EndState, Integer>> matrix) {
        TreeSet<EndState> states = new TreeSet<>(matrix.keySet());
        matrix.values().forEach(m -> states.addAll(m.keySet()));
        StringBuilder text = new StringBuilder("labelled \\ parsed");
        states.forEach(s -> text.append(String.format("%14s", s)));
        for (EndState row : states) {
            text.append(String.format("%n%-17s", row));
            states.forEach(s -> text.append(
                    String.format("%14d", matrix.getOrDefault(row, Map.of()).getOrDefault(s, 0))));
        }
        return text.toString();
    }

    @Test
    void everyPrefixEndsInATypedState() {
        long prefixes =
                corpus.parallelStream().mapToLong(AnswerCorpusTest::prefixes).sum();
        assertTrue(prefixes > corpus.size());
    }

    private static long prefixes(LabelledAnswer a) {
        for (int end = 0; end < a.answer().length(); end++) {
            Parsed parsed = a.parse(a.answer().substring(0, end));
            int to = end;
            assertTrue(parsed.end() <= to && !parsed.state().missing(), () -> parsed + " of " + to + " of " + a);
        }
        return a.answer().length();
    }
}
