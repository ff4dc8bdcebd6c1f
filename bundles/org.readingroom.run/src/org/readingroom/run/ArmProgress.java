package org.readingroom.run;

import java.util.Locale;
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

    private final Arm arm;
    private final RunLog log;
    private final Monitor monitor;
    private final long started = System.nanoTime();
    private final int cases;
    private int casesSeen;
    private int casesOpen;
    private long open;
    private long answers;
    private long cutOff;
    private long sent;
    private long charactersIn;
    private long imagesIn;
    private long charactersOut;
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
            monitor.begin("Reading with " + arm.id() + ": " + forecast, Math.max(1, cases - casesSeen));
        }
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
