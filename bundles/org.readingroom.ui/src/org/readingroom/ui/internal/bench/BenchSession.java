package org.readingroom.ui.internal.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.swt.widgets.Display;
import org.readingroom.ui.internal.engine.EngineEvent;
import org.readingroom.ui.internal.engine.EngineException;

/** What lies on the bench: the engine's process, the slice that is shown, and the answers to it. On the user's thread only. */
public final class BenchSession {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Display display;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<BenchCase> cases = new ArrayList<>();
    private final List<ShownAnswer> answers = new ArrayList<>();
    private final List<String> arms = new ArrayList<>();
    private Optional<BenchEngine> engine = Optional.empty();
    private Optional<BenchLayout> layout = Optional.empty();
    private Optional<ShownSlice> slice = Optional.empty();
    private String arm = "";
    private String model = "";
    private String prompt = "";
    private boolean wordable;
    private boolean asking;
    private String status = "";
    private boolean problem;
    private long session;
    private long lastQuestion;

    BenchSession(Display display) {
        this.display = display;
    }

    /** Calls the listener after each change. */
    void addListener(Runnable listener) {
        listeners.add(listener);
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    /** Begins anew: another study, arm or prompt strategy. */
    void layOut(BenchLayout with) {
        close();
        layout = Optional.of(with);
        cases.clear();
        answers.clear();
        slice = Optional.empty();
        say("Opening the study...", false);
        long own = ++session;
        try {
            engine = Optional.of(BenchEngine.start(with, event -> {
                if (!display.isDisposed()) {
                    display.asyncExec(() -> take(own, event));
                }
            }));
        } catch (EngineException e) {
            say(e.getMessage(), true);
        }
        changed();
    }

    private void take(long from, EngineEvent event) {
        if (from != session) {
            return;
        }
        switch (event.kind()) {
            case "bench" -> laidOut(event);
            case "slice" -> {
                ShownSlice shown = ShownSlice.of(event);
                boolean same = slice.filter(s -> s.caseId().equals(shown.caseId()) && s.index() == shown.index())
                        .isPresent();
                if (!same) {
                    answers.clear();
                }
                slice = Optional.of(shown);
            }
            case "answer" -> answers.add(ShownAnswer.of(answers.size() + 1, event));
            case "asked" -> over(event, "", false);
            case "refused" ->
                over(event, event.text("reason"), !event.text("reason").equals("cancelled"));
            case "progress" -> progress(event);
            case BenchEngine.OVER -> ended(event.text("reason"));
            default -> {
                return;
            }
        }
        changed();
    }

    private void laidOut(EngineEvent event) {
        arm = event.text("arm");
        model = event.text("model");
        prompt = event.text("prompt");
        wordable = event.fields().path("wordable").asBoolean();
        arms.clear();
        event.fields().path("arms").forEach(a -> arms.add(a.asText()));
        event.fields().path("cases").forEach(c -> cases.add(BenchCase.of(c)));
        say("", false);
    }

    private void progress(EngineEvent event) {
        if (!event.fields().path("over").asBoolean()) {
            long total = event.number("total");
            say(event.text("task") + (total > 0 ? ": " + event.number("done") + " of " + total : ""), false);
        }
    }

    private void over(EngineEvent event, String reason, boolean wrong) {
        if (event.text("id").equals(Long.toString(lastQuestion))) {
            asking = false;
        }
        say(reason, wrong);
    }

    private void ended(String reason) {
        engine = Optional.empty();
        asking = false;
        if (!reason.isEmpty()) {
            say(reason, true);
        }
    }

    private void say(String text, boolean wrong) {
        status = text;
        problem = wrong;
    }

    /** Shows a slice; the middle of the tumour where there is no index. */
    void show(String caseId, Optional<Integer> index) {
        ObjectNode question = MAPPER.createObjectNode().put("case", caseId).put("repeats", 0);
        index.ifPresent(i -> question.put("slice", i));
        send(question);
    }

    /**
     * Asks about the slice that is shown.
     *
     * @param wording one's own; empty for the arm's
     * @param testPatients whether the user has agreed to ask about a test patient
     */
    void ask(Optional<String> wording, int repeats, boolean testPatients) {
        ShownSlice at = slice.orElseThrow();
        ObjectNode question = MAPPER.createObjectNode()
                .put("case", at.caseId())
                .put("slice", at.index())
                .put("repeats", repeats)
                .put("test-patients", testPatients);
        wording.ifPresent(w -> question.put("wording", w));
        asking = true;
        say("Asking " + arm + "...", false);
        send(question);
    }

    private void send(ObjectNode question) {
        if (engine.isEmpty()) {
            return;
        }
        question.put("id", Long.toString(++lastQuestion));
        try {
            engine.get().ask(question);
        } catch (EngineException e) {
            asking = false;
            say(e.getMessage(), true);
        }
        changed();
    }

    /** Ends what is being asked. */
    void cancel() {
        engine.ifPresent(BenchEngine::cancel);
    }

    /** Takes the answers away. */
    void clear() {
        answers.clear();
        changed();
    }

    void close() {
        session++;
        engine.ifPresent(BenchEngine::close);
        engine = Optional.empty();
        asking = false;
    }

    Optional<BenchLayout> layout() {
        return layout;
    }

    /** The cases, by id; none until the study is open. */
    public List<String> caseIds() {
        return cases.stream().map(BenchCase::id).toList();
    }

    List<BenchCase> cases() {
        return cases;
    }

    Optional<BenchCase> caseOf(String id) {
        return cases.stream().filter(c -> c.id().equals(id)).findFirst();
    }

    Optional<ShownSlice> slice() {
        return slice;
    }

    List<ShownAnswer> answers() {
        return answers;
    }

    List<String> arms() {
        return arms;
    }

    String arm() {
        return arm;
    }

    /** The model that is asked. */
    String model() {
        return model;
    }

    String prompt() {
        return prompt;
    }

    boolean wordable() {
        return wordable;
    }

    /** Whether a question is being answered. */
    public boolean asking() {
        return asking;
    }

    /** What is being done, or what is wrong. */
    public String status() {
        return status;
    }

    /** Whether {@link #status} is something wrong. */
    public boolean problem() {
        return problem;
    }
}
