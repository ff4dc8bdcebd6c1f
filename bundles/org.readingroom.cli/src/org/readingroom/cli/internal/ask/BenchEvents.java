package org.readingroom.cli.internal.ask;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.readingroom.api.command.Console;
import org.readingroom.api.prompt.PromptImage;
import org.readingroom.run.BenchAnswer;
import org.readingroom.run.BenchSlice;
import org.readingroom.run.PromptBench;
import org.readingroom.run.StoredAnswer;
import org.readingroom.study.CohortCase;

/** What a bench says: as events for programs, and for people as text. */
final class BenchEvents {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Console console;

    BenchEvents(Console console) {
        this.console = console;
    }

    /** The event {@code bench}: the arm, what it is asked, and the cases with their parts. */
    void laidOut(PromptBench bench) {
        List<Map<String, Object>> cases = new ArrayList<>();
        for (CohortCase c : bench.cases()) {
            cases.add(Map.of(
                    "case",
                    c.caseId(),
                    "patient",
                    c.patient(),
                    "split",
                    c.split().word(),
                    "grade",
                    c.labels().getOrDefault("grade", "")));
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("arm", bench.arm().id());
        fields.put("arms", bench.arms());
        fields.put("model", bench.arm().model().id());
        fields.put("prompt", bench.arm().prompt().map(p -> p.id()).orElse(""));
        fields.put("tasks", bench.tasks());
        fields.put("wordable", bench.takesWording());
        fields.put("plane", bench.arm().slices().plane().name().toLowerCase(Locale.ROOT));
        fields.put("cases", cases);
        console.event("bench", fields);
    }

    /** The event {@code slice}: its images (8 bits, row by row, base64), the words of the question, and the truth. */
    void slice(String id, BenchSlice slice) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", id);
        fields.put("case", slice.caseId());
        fields.put("slice", slice.slice().index());
        fields.put("slices", slice.slices());
        fields.put("rows", slice.frame().rows());
        fields.put("columns", slice.frame().columns());
        fields.put("row-mm", slice.frame().mmPerRow());
        fields.put("column-mm", slice.frame().mmPerColumn());
        fields.put("images", slice.images().stream().map(BenchEvents::image).toList());
        fields.put("wording", slice.wording());
        fields.put("system", slice.system());
        fields.put("truth", plain(slice.truth()));
        if (console.json()) {
            console.event("slice", fields);
        } else {
            console.print(slice.caseId() + ", slice " + slice.slice().index() + " of " + slice.slices());
        }
    }

    private static Map<String, Object> image(PromptImage image) {
        return Map.of(
                "rows",
                image.frame().rows(),
                "columns",
                image.frame().columns(),
                "channels",
                image.channels(),
                "pixels",
                Base64.getEncoder().encodeToString(image.bytes()));
    }

    /** The event {@code answer}: as a line of an answer store, and {@code on-slice} what it says of the slice. */
    void answer(String id, BenchAnswer given) {
        StoredAnswer a = given.answer();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", id);
        fields.put("case", a.caseId());
        fields.put("task", a.task());
        fields.put("slice", a.slice());
        fields.put("repeat", a.repeat());
        fields.put("state", word(a));
        a.value().ifPresent(v -> fields.put("value", plain(v)));
        fields.put("on-slice", plain(given.onSlice()));
        a.text().ifPresent(t -> fields.put("text", t));
        a.span().ifPresent(s -> fields.put("span", List.of(s.start(), s.end())));
        if (!a.forced().isEmpty()) {
            fields.put("forced", a.forced());
        }
        a.lp().ifPresent(lp -> fields.put("lp", lp));
        fields.put("reason", a.reason());
        fields.put("request", a.request());
        fields.put("cut", a.cut());
        fields.put("ms", a.millis());
        if (console.json()) {
            console.event("answer", fields);
        } else {
            console.print(text(given));
        }
    }

    private static String word(StoredAnswer a) {
        return a.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String text(BenchAnswer given) {
        StoredAnswer a = given.answer();
        StringBuilder text = new StringBuilder();
        text.append(a.repeat() + 1).append(". ").append(word(a));
        if (!a.reason().isEmpty()) {
            text.append(" (").append(a.reason()).append(')');
        }
        text.append(", ").append(a.millis()).append(" ms");
        given.onSlice()
                .forEach((task, value) ->
                        text.append("\n   ").append(task).append(": ").append(value));
        if (!a.forced().isEmpty()) {
            text.append("\n   log-probabilities: ").append(a.forced());
        }
        a.text().ifPresent(t -> text.append("\n   ").append(t.strip().replace("\n", "\n   ")));
        return text.toString();
    }

    /** JSON as the console takes it: maps, lists, strings, numbers and truth values. */
    private static Object plain(Object json) {
        return json instanceof JsonNode node
                ? MAPPER.convertValue(node, Object.class)
                : MAPPER.convertValue(MAPPER.valueToTree(json), Object.class);
    }
}
