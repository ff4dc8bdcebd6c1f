package org.readingroom.ui.internal.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.readingroom.api.Monitor;
import org.readingroom.api.task.EndState;
import org.readingroom.run.AnswerStore;
import org.readingroom.run.RunFolder;

/** Every answer of a run in memory, to be filtered while a user types. */
public final class AnswerIndex {
    /** No answers. */
    public static final AnswerIndex EMPTY = new AnswerIndex(List.of());

    private static final Comparator<ResultAnswer> ORDER = Comparator.comparingInt(
                    (ResultAnswer a) -> a.arm().place())
            .thenComparing(ResultAnswer::caseId)
            .thenComparing(ResultAnswer::task)
            .thenComparing(ResultAnswer::slice)
            .thenComparingInt(ResultAnswer::repeat);

    private final List<ResultAnswer> answers;

    /** What each is searched by, in lower case: a plain search is many times as fast as one without regard to case. */
    private final List<String> searched;

    /** @param answers in the order in which they are shown */
    AnswerIndex(List<ResultAnswer> answers) {
        this.answers = List.copyOf(answers);
        this.searched = answers.stream().map(ResultAnswer::searched).toList();
    }

    /** Reads the answers of some arms; of two answers to one query the later stands. */
    static AnswerIndex read(RunFolder folder, List<ResultArm> arms, Monitor monitor) {
        List<ResultAnswer> all = new ArrayList<>();
        monitor.begin("Reading answers", arms.size());
        for (ResultArm arm : arms) {
            Map<String, ResultAnswer> byKey = new HashMap<>();
            for (Path file : folder.allAnswers(arm.id())) {
                monitor.checkCancelled();
                AnswerStore.each(file, a -> byKey.put(a.key(), ResultAnswer.of(arm, a)));
            }
            all.addAll(byKey.values());
            monitor.worked(1);
        }
        all.sort(ORDER);
        return new AnswerIndex(all);
    }

    /** How many there are. */
    public int size() {
        return answers.size();
    }

    /** All of them, by arm, case, task, slice and repeat. */
    public List<ResultAnswer> all() {
        return answers;
    }

    /**
     * Those that a user asks for.
     *
     * @param arm one arm's alone; empty for every arm's
     * @param states those that ended so
     * @param typed words that each must hold; blank for all
     */
    public List<ResultAnswer> find(Optional<String> arm, Set<EndState> states, String typed) {
        String[] words = TextSearch.words(typed);
        List<ResultAnswer> found = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            ResultAnswer a = answers.get(i);
            boolean here = arm.isEmpty() || a.arm().id().equals(arm.get());
            if (here && states.contains(a.state()) && mentions(searched.get(i), words)) {
                found.add(a);
            }
        }
        return found;
    }

    private static boolean mentions(String text, String[] words) {
        for (String word : words) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }

    /** How many of an arm's answers, or of all, ended how. */
    public Map<EndState, Integer> states(Optional<String> arm) {
        Map<EndState, Integer> counts = new EnumMap<>(EndState.class);
        for (ResultAnswer a : answers) {
            if (arm.isEmpty() || a.arm().id().equals(arm.get())) {
                counts.merge(a.state(), 1, Integer::sum);
            }
        }
        return counts;
    }

    /** The answers about a case. */
    public List<ResultAnswer> of(String caseId) {
        return answers.stream().filter(a -> a.caseId().equals(caseId)).toList();
    }
}
