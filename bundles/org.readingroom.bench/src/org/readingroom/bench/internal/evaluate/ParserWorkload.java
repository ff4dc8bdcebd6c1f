package org.readingroom.bench.internal.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.readingroom.api.command.CommandException;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.prompt.Parsed;
import org.readingroom.api.prompt.PromptStrategy;
import org.readingroom.api.task.ClassScore;
import org.readingroom.api.task.PixelBox;
import org.readingroom.bench.Agreement;
import org.readingroom.bench.Workload;
import org.readingroom.prompts.Liu2025;

/**
 * Parsing 50 000 grades and 50 000 boxes. The peer is what scripts of the field do: a regular expression of Python for each
 * form, which knows no end states and no echoes; the values of these ordinary answers are the same.
 */
final class ParserWorkload implements Workload {
    private static final int EACH = 50_000;
    private static final int MINUTE = 60_000;
    private static final SliceFrame FRAME = new SliceFrame(128, 128, 1, 1);

    private final PromptStrategy classify = Liu2025.strategy("classify");
    private final PromptStrategy box = Liu2025.strategy("bounding-box");
    private final List<String> grades = OrdinaryAnswers.grades(EACH);
    private final List<String> boxes = OrdinaryAnswers.boxes(EACH);
    private final Path file;
    private long sum;
    private double milliseconds;

    ParserWorkload(Path folder) {
        this.file = folder.resolve("answers.json");
        try {
            Files.writeString(file, new ObjectMapper().writeValueAsString(Map.of("grades", grades, "boxes", boxes)));
        } catch (IOException e) {
            throw CommandException.failed("cannot write " + file + ": " + e.getMessage() + "; free room there", e);
        }
    }

    @Override
    public String title() {
        return "parsing " + 2 * EACH + " ordinary answers, a thread";
    }

    @Override
    public double goal() {
        return 1;
    }

    @Override
    public Map<String, Object> request() {
        return Map.of("do", "parse", "file", file.toString());
    }

    @Override
    public void repeat() {
        long started = System.nanoTime();
        sum = 0;
        for (String text : grades) {
            sum += value(classify.parse(text, FRAME));
        }
        for (String text : boxes) {
            sum += value(box.parse(text, FRAME));
        }
        milliseconds = (System.nanoTime() - started) / 1e6;
    }

    private static long value(Parsed parsed) {
        Object value = parsed.value().orElse(null);
        return switch (value) {
            case ClassScore c -> c.label();
            case PixelBox b -> Math.round(b.top() + 2 * b.left() + 3 * b.bottom() + 5 * b.right());
            case null, default -> 0;
        };
    }

    @Override
    public Agreement check(JsonNode values) {
        long theirs = values.path("sum").asLong(-1);
        return new Agreement(
                sum == theirs,
                String.format(
                        Locale.ROOT,
                        "sum of values %d, the peer's %d; ours reads %.1f million answers a minute on one core",
                        sum,
                        theirs,
                        2.0 * EACH * MINUTE / milliseconds / 1e6));
    }
}
