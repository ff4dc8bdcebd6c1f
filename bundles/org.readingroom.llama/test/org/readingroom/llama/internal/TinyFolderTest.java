package org.readingroom.llama.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.CancelledException;
import org.readingroom.api.Monitor;
import org.readingroom.api.command.Command;
import org.readingroom.api.command.CommandException;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.Constraint;
import org.readingroom.api.model.Decoding;
import org.readingroom.api.model.Model;
import org.readingroom.api.model.ModelContext;
import org.readingroom.api.model.Query;
import org.readingroom.api.model.ReadRequest;
import org.readingroom.llama.read.LlamaSettings;
import org.readingroom.tck.fixture.ModelQueries;
import org.readingroom.tck.fixture.RecordingConsole;
import org.readingroom.tck.fixture.RecordingSink;
import org.readingroom.tck.fixture.TinyCohort;

/** A whole folder, of random weights, as a study and the commands use it. */
class TinyFolderTest {
    private static final Decoding SHORT = new Decoding(0, 1, 0, 0, 12);

    @TempDir
    Path cache;

    private Path folder;
    private LlamaSettings settings;

    @BeforeEach
    void open() {
        LlamaPluginTest.folder = cache;
        folder = LlamaPluginTest.tiny();
        settings = LlamaPluginTest.settings(folder);
    }

    private Model model(LlamaSettings s, Monitor monitor) {
        return new LlamaPlugin().open(s, new ModelContext(1, cache, true, null, monitor));
    }

    private static List<Query> queries() {
        return ModelQueries.prompted("Is it bright?", TinyCohort.of(2, 3));
    }

    private static Map<String, String> texts(Model model, Decoding decoding, Optional<Constraint> constraint) {
        RecordingSink sink = new RecordingSink();
        model.read(new ReadRequest(queries(), decoding, constraint, List.of()), sink, Monitor.NONE);
        Map<String, String> texts = new TreeMap<>();
        sink.answers().forEach((key, answer) -> texts.put(key, ((Answer.Text) answer).text()));
        return texts;
    }

    @Test
    void constrainedAnswersAreOfTheirForm() {
        try (Model model = model(settings, Monitor.NONE)) {
            for (Decoding d : new Decoding[] {SHORT, new Decoding(1.5, 1, 0, 0, 40)}) {
                texts(model, d, Optional.of(new Constraint("regex", "Choice: [012]")))
                        .forEach((key, text) -> assertTrue(text.matches("Choice: [012]"), key + " said " + text));
                texts(model, d, Optional.of(new Constraint("choices", "yes\nno")))
                        .forEach((key, text) -> assertTrue(text.matches("yes|no"), key + " said " + text));
            }
            String schema = "{\"type\": \"object\", \"properties\": {\"x\": {\"type\": \"integer\", \"minimum\": 0,"
                    + " \"maximum\": 9}}, \"required\": [\"x\"], \"additionalProperties\": false}";
            texts(model, new Decoding(0, 1, 0, 0, 40), Optional.of(new Constraint("json-schema", schema)))
                    .forEach((key, text) ->
                            assertTrue(text.matches("\\{\\s*\"x\"\\s*:\\s*\\d\\s*}"), key + " said " + text));
        }
    }

    /** Images that were encoded before are looked at again: the answers are the same to the last bit. */
    @Test
    void anEncodedImageServesFurtherPrompts() {
        try (Model model = model(settings, Monitor.NONE)) {
            RecordingSink first = new RecordingSink();
            RecordingSink second = new RecordingSink();
            ReadRequest request = new ReadRequest(queries(), SHORT, Optional.empty(), List.of("a", "b"));
            model.read(request, first, Monitor.NONE);
            model.read(request, second, Monitor.NONE);
            assertEquals(first.answers(), second.answers());
        }
    }

    @Test
    void aFurtherTextEndsAnswers() {
        Map<String, String> free;
        try (Model model = model(settings, Monitor.NONE)) {
            free = texts(model, SHORT, Optional.empty());
        }
        String stop = free.values().stream()
                .filter(t -> t.length() > 3)
                .findFirst()
                .orElseThrow()
                .substring(2, 3);
        try (Model model = model(ending(Set.of(stop)), Monitor.NONE)) {
            Map<String, String> stopped = texts(model, SHORT, Optional.empty());
            free.forEach((key, text) ->
                    assertEquals(text.split(java.util.regex.Pattern.quote(stop), -1)[0], stopped.get(key)));
            assertNotEquals(free, stopped);
        }
        try (Model model = model(ending(Set.of("two words")), Monitor.NONE)) {
            String message = assertThrows(
                            org.readingroom.api.model.ModelException.class, () -> texts(model, SHORT, Optional.empty()))
                    .getMessage();
            assertTrue(message.contains("'two words'"), message);
        }
    }

    private LlamaSettings ending(Set<String> stop) {
        LlamaSettings s = settings;
        return new LlamaSettings(
                s.root(),
                s.device(),
                s.precision(),
                s.threads(),
                s.batch(),
                s.capture(),
                s.rowMask(),
                s.images(),
                true,
                stop);
    }

    @Test
    void openingTellsHowFarItIsAndCanBeCancelled() {
        List<String> told = new ArrayList<>();
        Monitor telling = new Counting(told, Integer.MAX_VALUE);
        model(settings, telling).close();
        assertTrue(told.get(0).startsWith("Loading weights of "), told.toString());
        int total = Integer.parseInt(told.get(0).replaceAll("\\D", ""));
        assertEquals(total, told.size() - 1, "each tensor is a step");
        assertThrows(CancelledException.class, () -> model(settings, new Counting(new ArrayList<>(), 5)));
    }

    /** Keeps what it is told and is cancelled after some looks. */
    private static final class Counting implements Monitor {
        private final List<String> told;
        private int looks;

        Counting(List<String> told, int looks) {
            this.told = told;
            this.looks = looks;
        }

        @Override
        public void begin(String task, long total) {
            told.add(task + " of " + total);
        }

        @Override
        public void worked(long amount) {
            told.add("");
        }

        @Override
        public boolean cancelled() {
            return looks-- <= 0;
        }
    }

    @Test
    void chatStreamsAnAnswerAboutAnImage() throws IOException {
        Path png = cache.resolve("slice.png");
        BufferedImage image = new BufferedImage(20, 30, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(5, 5, 0, 200);
        ImageIO.write(image, "png", png.toFile());
        RecordingConsole console = new RecordingConsole(false);
        assertEquals(Command.DONE, new ChatCommand().run(chat(folder, List.of(png)), console, Monitor.NONE));
        String last = console.lines().get(console.lines().size() - 1);
        assertTrue(last.matches("\\(\\d+ tokens in, \\d+ out.*tokens a second\\)"), console.lines()::toString);
        CommandException e = assertThrows(CommandException.class, () -> new ChatCommand()
                .run(chat(cache.resolve("none"), List.of()), console, Monitor.NONE));
        assertEquals(Command.BAD_INPUT, e.exitCode());
    }

    private static ChatCommand.Options chat(Path model, List<Path> images) {
        return new ChatCommand.Options(
                "What is it?",
                model,
                images,
                "cpu",
                LlamaSettings.PrecisionChoice.FP32,
                1,
                6,
                0.7,
                0.9,
                20,
                0.01,
                Set.of(),
                3);
    }

    @Test
    void modelTellsWhatAFolderHoldsAndLacks() throws IOException {
        RecordingConsole whole = new RecordingConsole(false);
        assertEquals(Command.DONE, new ModelCommand().run(new ModelCommand.Options(folder), whole, Monitor.NONE));
        String said = String.join("\n", whole.lines());
        for (String word : List.of("mllama", "parameters", "fp32", "bf16", "nf4")) {
            assertTrue(said.contains(word), said);
        }
        Files.delete(folder.resolve("tokenizer.json"));
        RecordingConsole broken = new RecordingConsole(false);
        assertEquals(Command.FAILED, new ModelCommand().run(new ModelCommand.Options(folder), broken, Monitor.NONE));
        assertTrue(
                broken.lines().stream().anyMatch(l -> l.startsWith("wrong: ") && l.contains("tokenizer.json")),
                broken.lines()::toString);
    }
}
