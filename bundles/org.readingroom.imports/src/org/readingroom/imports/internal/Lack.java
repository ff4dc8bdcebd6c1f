package org.readingroom.imports.internal;

import java.util.ArrayList;
import java.util.List;
import org.readingroom.api.data.Case;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.task.EndState;

/** What an imported arm has no reading of, and what becomes of that. */
final class Lack {
    private final Lacking rule;
    private final String source;
    private List<String> cases = List.of();

    /** @param source where the readings are from, for messages */
    Lack(Lacking rule, String source) {
        this.rule = rule;
        this.source = source;
    }

    /** Where readings are held of a case, before anything is asked. */
    interface Held {
        boolean of(Case subject);
    }

    /**
     * Looks for every case that will be asked.
     *
     * @param problems what is wrong beside, one sentence each
     * @throws ModelException naming all that is wrong, one a line
     */
    void expect(List<Case> asked, Held held, List<String> problems) {
        cases = asked.stream().filter(c -> !held.of(c)).map(Case::id).sorted().toList();
        List<String> wrong = new ArrayList<>(problems);
        if (rule == Lacking.STOP && !cases.isEmpty()) {
            wrong.add(source + " has no reading of " + cases.size() + " of " + asked.size() + " cases: "
                    + String.join(", ", cases)
                    + "; complete it, or set lacking: mark to count them as failed");
        }
        if (!wrong.isEmpty()) {
            throw new ModelException(String.join("\n", wrong));
        }
    }

    /** The cases that have no reading, for the model's identity; empty where none lacks. */
    String named() {
        return String.join(", ", cases);
    }

    /**
     * The answer where there is none.
     *
     * @throws ModelException where the arm is to stop
     */
    Answer answer(String what) {
        if (rule == Lacking.STOP) {
            throw new ModelException(source + " has no reading of " + what
                    + "; complete it, ask for less, or set lacking: mark to count it as failed");
        }
        return new Answer.None(EndState.UNPARSEABLE, "nothing was imported for " + what);
    }
}
