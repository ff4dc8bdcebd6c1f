package org.readingroom.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.Monitor;
import org.readingroom.api.model.Lesson;
import org.readingroom.api.prompt.PromptImage;
import org.readingroom.study.StudyException;

/** What is said and handed out of a tuning before it is done. */
class FinetuningTest {
    private static final String ARM = "  - { id: t, model: seeing, prompt: point, image: { volumes: [t1, flair] },"
            + " slices: { choose: all }, finetune: own }\n";

    @TempDir
    Path folder;

    private final TunerPlugins.Given given = new TunerPlugins.Given();

    private Finetuning finetuning() {
        return new Finetuning(TunerPlugins.registry(given), folder.resolve("cache"), RunLog.NONE);
    }

    private RunOptions options(String arms) throws IOException {
        Path file = folder.resolve("study.yaml");
        Files.writeString(file, TuningStudy.HEAD + arms);
        return new RunOptions(file, Map.of(), folder.resolve("run"), Optional.of("t"), Shard.WHOLE, false);
    }

    @Test
    void thePlanCountsQuestionsPatientsAndSteps() throws IOException {
        TuningForecast f = finetuning().forecasts(options(ARM), Monitor.NONE).get(0);
        assertEquals(20, f.lessons());
        assertEquals(5, f.patients());
        assertEquals(20, f.without());
        assertEquals(20, f.groups().values().stream().mapToInt(n -> n).sum());
        assertEquals(12, f.validation());
        assertEquals(2, f.images());
        assertEquals(OptionalInt.of(4), f.effectiveBatch());
        assertEquals(OptionalInt.of(5), f.stepsPerEpoch());
        String text = String.join("\n", f.lines());
        assertTrue(text.contains("20 questions") && text.contains("5 steps") && text.contains("HGG"), text);
        assertTrue(given.views.isEmpty());
        assertFalse(Files.exists(folder.resolve("run")));
        assertEquals(List.of("seeing would hear 20 lessons"), finetuning().preview(options(ARM), Monitor.NONE));
        String plain = "  - { id: t, model: threshold }\n";
        assertThrows(StudyException.class, () -> finetuning().forecasts(options(plain), Monitor.NONE));
    }

    @Test
    void aDryRunOfTheStudyTellsIt() throws IOException {
        List<ArmForecast> all = new StudyRun(TunerPlugins.registry(given), folder.resolve("cache"), RunLog.NONE)
                .dryRun(options(ARM + "  - { id: u, model: seeing, prompt: point }\n"), Monitor.NONE);
        assertEquals(20, all.get(0).tuning().orElseThrow().lessons());
        assertEquals(1, all.size());
        assertEquals(
                Optional.empty(),
                new StudyRun(TunerPlugins.registry(given), folder.resolve("cache"), RunLog.NONE)
                        .dryRun(options(ARM.replace(", finetune: own", "")), Monitor.NONE)
                        .get(0)
                        .tuning());
    }

    @Test
    void exportedConversationsHoldTheSameQuestions() throws IOException {
        Path into = folder.resolve("conversations");
        assertEquals(
                Map.of("train.jsonl", 20, "validation.jsonl", 12),
                finetuning().export(options(ARM), into, Monitor.NONE));
        new StudyRun(TunerPlugins.registry(given), folder.resolve("cache"), RunLog.NONE)
                .train(options(ARM), Monitor.NONE);
        Map<String, JsonNode> lines = new TreeMap<>();
        for (String line : Files.readAllLines(into.resolve("train.jsonl"))) {
            JsonNode o = new ObjectMapper().readTree(line);
            lines.put(o.path("case").asText() + "/" + o.path("slice").asText(), o);
        }
        Set<String> files = new TreeSet<>();
        for (Lesson lesson : given.view().lessons()) {
            JsonNode line = lines.remove(lesson.key());
            JsonNode user = line.path("messages").path(0);
            JsonNode assistant = line.path("messages").path(1);
            assertEquals(2, line.path("messages").size());
            assertEquals("user", user.path("role").asText());
            assertEquals("assistant", assistant.path("role").asText());
            assertEquals(List.of("image", "image", "text"), types(user));
            assertEquals(
                    lesson.target(),
                    assistant.path("content").path(0).path("text").asText());
            List<PromptImage> asked = AskingPlugins.imagesOf(
                    given.view().question(lesson).prompt().orElseThrow());
            assertEquals(asked.size(), line.path("images").size());
            for (int i = 0; i < asked.size(); i++) {
                String file = line.path("images").path(i).asText();
                assertTrue(files.add(file), file);
                BufferedImage read = ImageIO.read(into.resolve(file).toFile());
                assertArrayEquals(
                        asked.get(i).bytes(), ((DataBufferByte) read.getRaster().getDataBuffer()).getData(), file);
            }
        }
        assertEquals(Map.of(), lines);
    }

    private static List<String> types(JsonNode message) {
        List<String> types = new ArrayList<>();
        message.path("content").forEach(p -> types.add(p.path("type").asText()));
        return types;
    }
}
