package org.readingroom.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.readingroom.api.task.EndState;

/** An answer as a line of JSON, and back. */
final class AnswerLine {
    /** What every line begins with; the key follows. */
    static final String HEAD = "{\"format\":1,\"key\":\"";

    private static final JsonFactory JSON = new JsonFactory();
    private final ObjectMapper mapper = new ObjectMapper();

    /**
     * What says whether a query is to be asked again.
     *
     * @param key its key
     * @param missing whether no answer is there
     */
    record Mark(String key, boolean missing) {}

    /** A line, its end included. */
    String write(StoredAnswer a) throws JsonProcessingException {
        ObjectNode o = mapper.createObjectNode();
        o.put("format", 1).put("key", a.key()).put("case", a.caseId()).put("task", a.task());
        if (!a.slice().isEmpty()) {
            o.put("slice", a.slice());
        }
        o.put("repeat", a.repeat()).put("state", word(a.state()));
        a.value().ifPresent(v -> o.set("value", v));
        a.text().ifPresent(t -> o.put("text", t));
        a.span().ifPresent(s -> o.putArray("span").add(s.start()).add(s.end()));
        if (!a.forced().isEmpty()) {
            ObjectNode forced = o.putObject("forced");
            a.forced().forEach((text, lp) -> {
                if (Double.isFinite(lp)) {
                    forced.put(text, lp);
                } else {
                    forced.put(text, lp.toString());
                }
            });
        }
        a.lp().ifPresent(lp -> o.put("lp", lp));
        if (!a.reason().isEmpty()) {
            o.put("reason", a.reason());
        }
        if (!a.request().isEmpty()) {
            o.put("request", a.request());
        }
        if (a.cut()) {
            o.put("cut", true);
        }
        return mapper.writeValueAsString(o.put("ms", a.millis())) + "\n";
    }

    /**
     * The answer of a line.
     *
     * @param where the line's place, for the message
     * @throws RunException where it is none
     */
    StoredAnswer read(byte[] bytes, int from, int length, String where) {
        try {
            JsonNode o = mapper.readTree(bytes, from, length);
            requireFormat(o.path("format").asInt(), o.path("key").asText(""), where);
            return new StoredAnswer(
                    o.get("key").asText(),
                    o.path("case").asText(),
                    o.path("task").asText(),
                    o.path("slice").asText(),
                    o.path("repeat").asInt(),
                    state(o.path("state").asText(), where),
                    Optional.ofNullable(o.get("value")),
                    Optional.ofNullable(o.get("text")).map(JsonNode::asText),
                    o.path("reason").asText(),
                    o.path("ms").asLong(),
                    Optional.ofNullable(o.get("span"))
                            .map(s -> new StoredAnswer.Span(
                                    s.path(0).asInt(), s.path(1).asInt())),
                    forced(o.path("forced")),
                    o.has("lp") ? OptionalDouble.of(o.get("lp").asDouble()) : OptionalDouble.empty(),
                    o.path("request").asText(),
                    o.path("cut").asBoolean());
        } catch (IOException e) {
            throw broken(where, e);
        }
    }

    private static Map<String, Double> forced(JsonNode o) {
        Map<String, Double> forced = new LinkedHashMap<>();
        o.properties().forEach(e -> {
            JsonNode v = e.getValue();
            forced.put(e.getKey(), v.isTextual() ? Double.valueOf(v.asText()) : Double.valueOf(v.asDouble()));
        });
        return forced;
    }

    /** The key and state of a line, without the texts it holds; reads it to its end, so that a broken one is found. */
    static Mark mark(byte[] bytes, int from, int length, String where) {
        int format = 0;
        String key = "";
        String state = "";
        try (JsonParser p = JSON.createParser(bytes, from, length)) {
            if (p.nextToken() != JsonToken.START_OBJECT) {
                throw new RunException(where + ": no answer of format 1; the file was changed by hand");
            }
            for (String name; (name = p.nextFieldName()) != null; ) {
                p.nextToken();
                switch (name) {
                    case "format" -> format = p.getValueAsInt();
                    case "key" -> key = p.getText();
                    case "state" -> state = p.getText();
                    default -> p.skipChildren();
                }
            }
            p.nextToken();
        } catch (IOException e) {
            throw broken(where, e);
        }
        requireFormat(format, key, where);
        return new Mark(key, state(state, where).missing());
    }

    private static void requireFormat(int format, String key, String where) {
        if (format != 1 || key.isEmpty()) {
            throw new RunException(
                    where + ": no answer of format 1; the file was changed by hand or by another version");
        }
    }

    private static RunException broken(String where, IOException e) {
        return new RunException(where + ": not JSON; the file was changed by hand or the disk is damaged", e);
    }

    static String word(EndState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static EndState state(String word, String where) {
        for (EndState s : EndState.values()) {
            if (word(s).equals(word)) {
                return s;
            }
        }
        throw new RunException(where + ": '" + word + "' is no end state");
    }
}
