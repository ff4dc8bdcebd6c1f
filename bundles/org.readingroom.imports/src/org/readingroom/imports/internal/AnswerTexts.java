package org.readingroom.imports.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.ModelException;

/** Raw answers by case, slice and repeat, from lines of JSON. */
final class AnswerTexts {
    /** What an answer is to. */
    record Place(String caseId, String slice, int repeat) {
        @Override
        public String toString() {
            return "case " + caseId + ", " + slice + (repeat == 0 ? "" : ", repeat " + repeat);
        }
    }

    private final Map<Place, Answer.Text> texts = new HashMap<>();
    private final Set<String> cases = new HashSet<>();
    private final ObjectMapper mapper = new ObjectMapper();

    private AnswerTexts() {}

    /**
     * Reads a file; lines without a text, such as a run's missing answers, are passed over.
     *
     * @throws ModelException naming the line that is no answer, or that answers what another line did in other words
     */
    static AnswerTexts read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ModelException("there is no file " + file + "; give the path of a .jsonl file of answers");
        }
        AnswerTexts answers = new AnswerTexts();
        int number = 0;
        try (Stream<String> lines = Files.lines(file)) {
            for (String line : (Iterable<String>) lines::iterator) {
                number++;
                if (!line.isBlank()) {
                    answers.add(line, file + ":" + number);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new ModelException("cannot read " + file + " after line " + number + ": " + e.getMessage(), e);
        }
        return answers;
    }

    private void add(String line, String where) {
        JsonNode o = json(line, where);
        if (!o.path("case").isTextual() || !o.path("slice").isTextual()) {
            throw new ModelException(where + ": an answer says of which case and slice it is, as in {\"case\": \"A\","
                    + " \"slice\": \"axial-077\", \"text\": \"Choice: 1\"}");
        }
        if (!o.path("text").isTextual()) {
            return;
        }
        Place place = new Place(
                o.get("case").asText(),
                o.get("slice").asText(),
                o.path("repeat").asInt());
        boolean cut = o.path("stop").asText().equals("length")
                || o.path("state").asText().equals("truncated");
        Answer.Text text = new Answer.Text(
                o.get("text").asText(), cut ? Answer.Stop.LENGTH : Answer.Stop.END, List.of(), Map.of());
        Answer.Text before = texts.put(place, text);
        if (before != null && !before.equals(text)) {
            throw new ModelException(where + ": a second answer to " + place + "; keep one");
        }
        cases.add(place.caseId());
    }

    private JsonNode json(String line, String where) {
        try {
            return mapper.readTree(line);
        } catch (JsonProcessingException e) {
            throw new ModelException(where + ": no JSON: " + e.getOriginalMessage(), e);
        }
    }

    boolean has(String caseId) {
        return cases.contains(caseId);
    }

    Optional<Answer.Text> at(Place place) {
        return Optional.ofNullable(texts.get(place));
    }
}
