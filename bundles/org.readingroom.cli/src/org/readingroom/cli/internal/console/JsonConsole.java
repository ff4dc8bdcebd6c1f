package org.readingroom.cli.internal.console;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import org.readingroom.api.command.Console;

/** A console for programs: each event is one line of JSON whose field {@code event} names its kind. */
public final class JsonConsole implements Console {
    private static final JsonFactory JSON = new JsonFactory();
    private final Terminal terminal;

    /** A console on a terminal. */
    public JsonConsole(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void print(String text) {
        event("text", Map.of("text", text));
    }

    @Override
    public void event(String kind, Map<String, ?> fields) {
        terminal.result(line(kind, fields));
    }

    @Override
    public boolean json() {
        return true;
    }

    static String line(String kind, Map<String, ?> fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("event", kind);
            for (Map.Entry<String, ?> field : fields.entrySet()) {
                json.writeFieldName(field.getKey());
                write(json, field.getValue());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a string refused to be written to", e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case Boolean b -> json.writeBoolean(b);
            case Double d -> writeDouble(json, d);
            case Float f -> writeDouble(json, f);
            case Number n -> json.writeNumber(n.toString());
            case Map<?, ?> map -> {
                json.writeStartObject();
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    json.writeFieldName(String.valueOf(entry.getKey()));
                    write(json, entry.getValue());
                }
                json.writeEndObject();
            }
            case Collection<?> list -> {
                json.writeStartArray();
                for (Object item : list) {
                    write(json, item);
                }
                json.writeEndArray();
            }
            default -> json.writeString(value.toString());
        }
    }

    /** JSON has no number for these, and a program must not take one for a value. */
    private static void writeDouble(JsonGenerator json, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeNull();
        }
    }
}
