package org.readingroom.ui.internal.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.readingroom.ui.internal.engine.ArmState.Stage;

/** What a run's engine has said so far, put together. Thread-safe; bounded, however long the run. */
public final class RunProgress {
    /** Answers and lines that are kept; older ones are in the run folder. */
    public static final int MOST = 20_000;

    private final Map<String, ArmState> arms = new LinkedHashMap<>();
    private final Map<String, Long> states = new TreeMap<>();
    private final Deque<AnswerRow> answers = new ArrayDeque<>();
    private final Deque<String> lines = new ArrayDeque<>();
    private long answered;
    private String task = "Starting";
    private String error = "";
    private String report = "";
    private String reading = "";
    private List<TrainingCurves> curves = List.of();
    private int exit = -1;

    /** Takes in what was said. */
    public synchronized void take(EngineEvent e) {
        switch (e.kind()) {
            case "arms" -> plan(e.fields().path("arms"));
            case "arm" -> arm(e);
            case "arm-progress" -> armProgress(e);
            case "progress" -> progress(e);
            case "answer" -> answer(e);
            case "text" -> say(e.text("text"));
            case "problem" -> say("warning: " + e.text("subject") + ": " + e.text("reason"));
            case "stopping" -> say("Stopping after the current step.");
            case "report" -> report = e.text("file");
            case "error" -> fail(e.text("message"));
            case "end" -> exit = (int) e.number("exit");
            default -> {
                // Scores, forecasts and log entries are read from the run folder.
            }
        }
    }

    private void plan(JsonNode ids) {
        ids.forEach(id -> arms.putIfAbsent(id.asText(), ArmState.waiting(id.asText())));
    }

    private void arm(EngineEvent e) {
        ArmState old = arms.getOrDefault(e.text("arm"), ArmState.waiting(e.text("arm")));
        ArmState now =
                switch (e.text("state")) {
                    case "preparing" -> old.at(Stage.PREPARING, "");
                    case "reading" -> old.at(Stage.READING, "").of(e.number("cases"));
                    case "read" ->
                        old.at(Stage.READ, "")
                                .progressed(old.total(), old.total(), old.answers(), OptionalLong.empty());
                    case "ended" -> old.at(Stage.ENDED, e.text("reason"));
                    default -> old;
                };
        arms.put(now.arm(), now);
        reading = now.stage().over() ? "" : now.arm();
    }

    private void armProgress(EngineEvent e) {
        ArmState old = arms.getOrDefault(e.text("arm"), ArmState.waiting(e.text("arm")));
        arms.put(old.arm(), old.progressed(e.number("done"), e.number("total"), e.number("answers"), seconds(e)));
    }

    /** While an arm is prepared, this is its training. */
    private void progress(EngineEvent e) {
        if (e.fields().path("over").asBoolean()) {
            // Said when the next piece of work begins, which may be another arm's.
            return;
        }
        task = e.text("task");
        ArmState arm = arms.get(reading);
        if (arm != null && arm.stage() == Stage.PREPARING) {
            arms.put(reading, arm.saying(e.number("done"), e.number("total"), seconds(e), e.text("task")));
        }
    }

    private static OptionalLong seconds(EngineEvent e) {
        return e.fields().has("remaining") ? OptionalLong.of(e.number("remaining")) : OptionalLong.empty();
    }

    private void answer(EngineEvent e) {
        AnswerRow row = AnswerRow.of(++answered, e);
        states.merge(row.state(), 1L, Long::sum);
        keep(answers, row);
    }

    private void fail(String message) {
        error = message;
        say("error: " + message);
    }

    /** Adds a line to what was said. */
    public synchronized void say(String text) {
        text.lines().forEach(line -> keep(lines, line));
    }

    private static <T> void keep(Deque<T> kept, T one) {
        kept.addLast(one);
        if (kept.size() > MOST) {
            kept.removeFirst();
        }
    }

    /** The session is over before its arms were. */
    synchronized void stopped() {
        arms.replaceAll((id, arm) ->
                arm.stage().over() || arm.stage() == Stage.WAITING ? arm : arm.at(Stage.STOPPED, arm.detail()));
    }

    /** The arms in the order of the study. */
    public synchronized List<ArmState> arms() {
        return List.copyOf(arms.values());
    }

    /** The answers kept, oldest first. */
    public synchronized List<AnswerRow> answers() {
        return new ArrayList<>(answers);
    }

    /** How many answers came, kept or not. */
    public synchronized long answered() {
        return answered;
    }

    /** How many answers ended in each state. */
    public synchronized Map<String, Long> states() {
        return new TreeMap<>(states);
    }

    /** What the engine printed, oldest first. */
    public synchronized List<String> lines() {
        return new ArrayList<>(lines);
    }

    /** The curves of its trainings, as they are now. */
    public synchronized List<TrainingCurves> curves() {
        return curves;
    }

    synchronized void curves(List<TrainingCurves> newCurves) {
        curves = List.copyOf(newCurves);
    }

    /** What is done now. */
    public synchronized String task() {
        return task;
    }

    /** Why it ended; empty where nothing was said. */
    public synchronized String error() {
        return error;
    }

    /** The report's page; empty where there is none yet. */
    public synchronized String report() {
        return report;
    }

    /** The exit code that the engine said it ends with; -1 while it has not. */
    public synchronized int exit() {
        return exit;
    }
}
