package org.readingroom.prompts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.model.Coordinates;
import org.readingroom.api.prompt.Parsed;
import org.readingroom.api.prompt.PromptStrategy;
import org.readingroom.api.task.ClassScore;
import org.readingroom.api.task.EndState;
import org.readingroom.api.task.PixelBox;
import org.readingroom.api.task.PixelPoint;
import org.readingroom.api.task.PixelPolygons;

/** A line of a corpus: an answer, and what it says by rule or by hand. */
record LabelledAnswer(
        String task,
        String family,
        String source,
        String answer,
        EndState state,
        JsonNode value,
        Coordinates coordinates,
        double tolerance) {
    static final SliceFrame FRAME = new SliceFrame(128, 128, 1, 1);

    static List<LabelledAnswer> read(String file) throws IOException {
        List<LabelledAnswer> corpus = new ArrayList<>();
        ObjectMapper json = new ObjectMapper();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(LabelledAnswer.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                corpus.add(of(json.readTree(line)));
            }
        }
        return corpus;
    }

    private static LabelledAnswer of(JsonNode n) {
        return new LabelledAnswer(
                n.path("task").asText(),
                n.path("family").asText(),
                n.path("source").asText(),
                n.path("answer").asText(),
                EndState.valueOf(n.path("state").asText()),
                n.path("value"),
                coordinates(n.path("coordinates")),
                n.path("tolerance").asDouble(1e-9));
    }

    private static Coordinates coordinates(JsonNode n) {
        if (n.isMissingNode()) {
            return Coordinates.PIXELS;
        }
        Coordinates.Scale scale = Coordinates.Scale.valueOf(n.path("scale").asText());
        int size = scale == Coordinates.Scale.RESIZED ? 560 : 0;
        return new Coordinates(scale, Coordinates.Order.valueOf(n.path("order").asText()), size, size);
    }

    PromptStrategy strategy() {
        return Liu2025.strategy(task);
    }

    Parsed parse(String text) {
        return strategy().parse(text, FRAME, coordinates);
    }

    /** Whether a parsed value is the labelled one. */
    boolean says(Object parsed) {
        List<Double> expected = new ArrayList<>();
        flatten(value, expected);
        List<Double> found = numbers(parsed);
        boolean same = expected.size() == found.size();
        for (int i = 0; same && i < found.size(); i++) {
            same = Math.abs(expected.get(i) - found.get(i)) <= tolerance;
        }
        return same;
    }

    private static void flatten(JsonNode node, List<Double> into) {
        if (node.isNumber()) {
            into.add(node.asDouble());
        }
        node.forEach(n -> flatten(n, into));
    }

    static List<Double> numbers(Object value) {
        return switch (value) {
            case ClassScore c -> List.of((double) c.label());
            case PixelPoint p -> List.of(p.row(), p.column());
            case PixelBox b -> List.of(b.top(), b.left(), b.bottom(), b.right());
            case PixelPolygons p ->
                p.rings().stream()
                        .flatMap(List::stream)
                        .flatMap(v -> List.of(v.row(), v.column()).stream())
                        .toList();
            default -> throw new IllegalArgumentException("no value of ours: " + value);
        };
    }
}
