package org.readingroom.run;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.readingroom.api.Monitor;
import org.readingroom.api.model.Usage;
import org.readingroom.api.task.EndState;
import org.readingroom.study.Arm;

/**
 * How far the asking of an arm is: forecasts time, text and cost once {@value #BASIS} answers are there, and warns of answers
 * that the token limit cut off. Thread-safe.
 */
final class ArmProgress {
    /** Answers that a forecast rests on. */
    static final int BASIS = 20;

    /** The share of answers cut off by the token limit over which it is told. */
    static final double CUT_OFF = 0.02;

    /** Characters of a token of English, about. */
    private static final double CHARACTERS = 4;

    /** Characters of an answer that are told. */
    private static final int SHOWN = 200;

    /** Nanoseconds between two tellings. */
    private static final long EVERY = 200_000_000;

    private final Arm arm;
    private final RunLog log;
    private final Monitor monitor;
    private final long started = System.nanoTime();
    private final int cases;
    private int casesSeen;
    private int casesDone;
    private int casesOpen;
    private long open;
    private long answers;
    private long cutOff;
    private long sent;
    private long charactersIn;
    private long imagesIn;
    private long charactersOut;
    private long told = System.nanoTime() - EVERY;
    private Optional<Usage> used = Optional.empty();

    /** @param cases how many cases there are to read */
    ArmProgress(Arm arm, int cases, RunLog log, Monitor monitor) {
        this.arm = arm;
        this.cases = cases;
        this.log = log;
        this.monitor = monitor;
    }

    /** A case was planned, with so many queries that are not answered yet. */
    synchronized void planned(int queries) {
        casesSeen++;
        casesOpen += queries > 0 ? 1 : 0;
        open += queries;
    }

    /** A prompt is about to be sent. */
    synchronized void sent(long characters, int images) {
        sent++;
        charactersIn += characters;
        imagesIn += images;
    }

    /** What a query took, where the model says it. */
    synchronized void used(Usage usage) {
        used = Optional.of(used.map(u -> u.plus(usage)).orElse(usage));
    }

    /** An answer came. */
    synchronized void answered(EndState state, int characters) {
        if (state.missing()) {
            return;
        }
        answers++;
        cutOff += state == EndState.TRUNCATED ? 1 : 0;
        charactersOut += characters;
        if (answers == BASIS && left() > 0) {
            String forecast = forecast((System.nanoTime() - started) / 1e9);
            log.info("arm '" + arm.id() + "': " + forecast);
            if (casesDone < cases) {
                monitor.begin("Reading with " + arm.id() + ": " + forecast, cases - casesDone);
            }
        }
    }

    /** The monitor is told that a case was gone through. */
    synchronized void worked() {
        casesDone++;
        monitor.worked(1);
    }

    /** Queries to come, those of cases that are not planned yet by the mean of those that were. */
    private long left() {
        double each = casesOpen == 0 ? 0 : open / (double) casesOpen;
        return Math.max(0, Math.round(open - answers + each * (cases - casesSeen)));
    }

    private String forecast(double seconds) {
        long left = left();
        String time = time(left * seconds / answers);
        if (arm.prompt().isEmpty()) {
            return answers + " answers; about " + left + " to go, " + time;
        }
        double images = imagesIn * (double) left / sent;
        double in = used.map(u -> u.promptTokens() * (double) left / answers)
                .orElse(charactersIn / CHARACTERS * left / sent);
        double out = used.map(u -> (double) u.answerTokens()).orElse(charactersOut / CHARACTERS) * left / answers;
        String text = String.format(
                Locale.ROOT,
                "%d answers; about %d to go, %s, %.0f images, %.0f tokens in and %.0f out",
                answers,
                left,
                time,
                images,
                in,
                out);
        OptionalDouble cost = used.map(Usage::cost).orElse(OptionalDouble.empty());
        return cost.isPresent()
                ? text + String.format(Locale.ROOT, ", at a cost of %.2f", cost.getAsDouble() * left / answers)
                : text;
    }

    /** An answer was stored. */
    void stored(StoredAnswer a) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("arm", arm.id());
        fields.put("case", a.caseId());
        fields.put("task", a.task());
        fields.put("slice", a.slice());
        fields.put("repeat", a.repeat());
        fields.put("state", AnswerLine.word(a.state()));
        String said = a.text().orElseGet(() -> a.value().map(Object::toString).orElse(a.reason()));
        fields.put("said", said.length() > SHOWN ? said.substring(0, SHOWN) + "..." : said);
        fields.put("ms", a.millis());
        log.event("answer", fields);
        tell();
    }

    /** Tells programs how far it is, a few times a second at most. */
    synchronized void tell() {
        long now = System.nanoTime();
        if (now - told >= EVERY) {
            told = now;
            tellLast();
        }
    }

    /** Tells programs how far it is. */
    synchronized void tellLast() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("arm", arm.id());
        fields.put("done", casesSeen);
        fields.put("total", cases);
        fields.put("answers", answers);
        fields.put("open", left());
        if (answers > 0) {
            fields.put("remaining", Math.round(left() * ((System.nanoTime() - started) / 1e9) / answers));
        }
        log.event("arm-progress", fields);
    }

    /** Such as {@code 2 h 05 min}. */
    static String time(double seconds) {
        long s = Math.round(seconds);
        if (s < 60) {
            return s + " s";
        }
        return s < 3600 ? s / 60 + " min" : String.format(Locale.ROOT, "%d h %02d min", s / 3600, s % 3600 / 60);
    }

    /** Says what is to be said once the arm is read. */
    synchronized void finished() {
        if (answers > 0 && cutOff > CUT_OFF * answers) {
            log.warn(String.format(
                    Locale.ROOT,
                    "arm '%s': %d of %d answers (%.0f %%) were cut off by the limit of %d tokens before they said"
                            + " anything; raise decode.max-tokens",
                    arm.id(),
                    cutOff,
                    answers,
                    100.0 * cutOff / answers,
                    arm.decode().maxTokens()));
        }
    }
}
