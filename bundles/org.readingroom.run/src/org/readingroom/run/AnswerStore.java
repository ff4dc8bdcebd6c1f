package org.readingroom.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.readingroom.api.task.EndState;

/**
 * The answers of an arm: a file of JSON lines that only grows. A line is written with one call, so that a kill leaves at
 * most one torn line at the end, which is cut off when the store is opened again; {@link #force()} makes lines outlive the
 * machine.
 *
 * <p>Thread-safe for one process; {@link ArmLock} keeps a second process out.
 */
public final class AnswerStore implements AutoCloseable {
    private final Path file;
    private final FileChannel out;
    private final ObjectMapper mapper = new ObjectMapper();
    private final Set<String> answered = new HashSet<>();

    private AnswerStore(Path file, FileChannel out) {
        this.file = file;
        this.out = out;
    }

    /**
     * Opens a store for appending, repairing a torn end.
     *
     * @throws RunException where the file cannot be opened, or holds a broken line that is not its last
     */
    public static AnswerStore open(Path file) {
        try {
            Files.createDirectories(file.getParent());
            cutTornLine(file);
            FileChannel out = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
            AnswerStore store = new AnswerStore(file, out);
            for (StoredAnswer a : read(file)) {
                store.remember(a);
            }
            return store;
        } catch (IOException e) {
            throw new RunException(
                    "cannot open " + file + ": " + AtomicFile.reason(e) + "; is the run folder writable?", e);
        }
    }

    /** Whether a query has an answer that is not to be asked for again. */
    public synchronized boolean has(String key) {
        return answered.contains(key);
    }

    /** Appends an answer. */
    public synchronized void append(StoredAnswer answer) {
        try {
            ByteBuffer line = ByteBuffer.wrap((line(answer) + "\n").getBytes(StandardCharsets.UTF_8));
            while (line.hasRemaining()) {
                out.write(line);
            }
            remember(answer);
        } catch (IOException e) {
            throw new RunException(
                    "cannot write " + file + ": " + AtomicFile.reason(e)
                            + "; free space, then run the same command again",
                    e);
        }
    }

    /** Forces what was appended to disk. */
    public void force() {
        try {
            out.force(false);
        } catch (IOException e) {
            throw new RunException("cannot write " + file + ": " + AtomicFile.reason(e), e);
        }
    }

    @Override
    public void close() {
        try {
            out.force(true);
            out.close();
        } catch (IOException e) {
            throw new RunException("cannot close " + file + ": " + AtomicFile.reason(e), e);
        }
    }

    /**
     * Reads a store; a torn last line is left out. Of two answers with one key the later stands, so that a retried query
     * replaces its missing answer.
     *
     * @throws RunException naming the line that is no answer
     */
    public static List<StoredAnswer> read(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            String text = Files.readString(file);
            List<StoredAnswer> answers = new ArrayList<>();
            ObjectMapper mapper = new ObjectMapper();
            int number = 0;
            for (int from = 0, end; (end = text.indexOf('\n', from)) >= 0; from = end + 1) {
                answers.add(parse(mapper, text.substring(from, end), file + ":" + ++number));
            }
            return answers;
        } catch (IOException e) {
            throw new RunException("cannot read " + file + ": " + AtomicFile.reason(e), e);
        }
    }

    private void remember(StoredAnswer a) {
        if (!a.state().missing()) {
            answered.add(a.key());
        }
    }

    private static void cutTornLine(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (RandomAccessFile f = new RandomAccessFile(file.toFile(), "rw")) {
            long end = f.length();
            while (end > 0) {
                f.seek(end - 1);
                if (f.read() == '\n') {
                    break;
                }
                end--;
            }
            f.setLength(end);
        }
    }

    private String line(StoredAnswer a) throws JsonProcessingException {
        ObjectNode o = mapper.createObjectNode();
        o.put("format", 1).put("key", a.key()).put("case", a.caseId()).put("task", a.task());
        if (!a.slice().isEmpty()) {
            o.put("slice", a.slice());
        }
        o.put("repeat", a.repeat()).put("state", word(a.state()));
        a.value().ifPresent(v -> o.set("value", v));
        a.text().ifPresent(t -> o.put("text", t));
        if (!a.reason().isEmpty()) {
            o.put("reason", a.reason());
        }
        return mapper.writeValueAsString(o.put("ms", a.millis()));
    }

    private static StoredAnswer parse(ObjectMapper mapper, String line, String where) {
        try {
            JsonNode o = mapper.readTree(line);
            if (o.path("format").asInt() != 1 || !o.path("key").isTextual()) {
                throw new RunException(
                        where + ": no answer of format 1; the file was changed by hand or by another version");
            }
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
                    o.path("ms").asLong());
        } catch (JsonProcessingException e) {
            throw new RunException(where + ": not JSON; the file was changed by hand or the disk is damaged", e);
        }
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
