package org.readingroom.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.readingroom.api.model.Query;
import org.readingroom.api.model.ReadRequest;

/** A model whose answers tell what else it was asked at once: they are the same however a run came about. */
class TogetherTest extends AskingFixture {
    private static final String STUDY =
            arm(", decode: { repeats: 2 }").replace("seeing", "{ id: seeing, together: true }");

    /** What was answered, by key. */
    private Map<String, String> texts(String out) {
        Map<String, String> all = new TreeMap<>();
        for (Path file : new RunFolder(folder.resolve(out)).allAnswers("a")) {
            AnswerStore.read(file).forEach(a -> all.put(a.key(), a.text().orElseThrow()));
        }
        return all;
    }

    private Map<String, String> whole() throws IOException {
        run("whole", STUDY);
        return texts("whole");
    }

    @Test
    void aRequestIsAboutOnePatientAndOneRepeat() throws IOException {
        Map<String, String> whole = whole();
        assertTrue(whole.values().stream().anyMatch(t -> t.matches(".*beside \\[M.*")), whole.toString());
        for (ReadRequest request : sent.requests) {
            assertTrue(request.queries().size() <= 4);
            assertEquals(
                    1,
                    request.queries().stream()
                            .map(q -> q.subject().id())
                            .distinct()
                            .count());
            assertEquals(
                    1, request.queries().stream().map(Query::repeat).distinct().count());
        }
    }

    @Test
    void aRunThatWasStoppedAfterAnyAnswerGoesOnToTheSameAnswers() throws IOException {
        Map<String, String> whole = whole();
        List<String> lines = Files.readAllLines(new RunFolder(folder.resolve("whole")).answers("a", Shard.WHOLE));
        for (int kept = 1; kept < lines.size(); kept += 3) {
            String out = "stopped-" + kept;
            run(out, STUDY);
            Path answers = new RunFolder(folder.resolve(out)).answers("a", Shard.WHOLE);
            Files.write(answers, Files.readAllLines(answers).subList(0, kept));
            run(out, STUDY);
            assertEquals(whole, texts(out));
            assertEquals(
                    lines.size(), Files.readAllLines(answers).size(), "an answer that was there is not stored again");
        }
    }

    @Test
    void sharesOfARunGiveTheSameAnswers() throws IOException {
        Map<String, String> whole = whole();
        for (int i = 3; i >= 1; i--) {
            run("shared", STUDY, new Shard(i, 3));
        }
        assertEquals(whole, texts("shared"));
    }

    @Test
    void moreRepeatsLeaveTheFirstAsTheyWere() throws IOException {
        Map<String, String> whole = whole();
        run("more", STUDY.replace("repeats: 2", "repeats: 3"));
        Map<String, String> more = new HashMap<>(texts("more"));
        assertEquals(whole.size() * 3 / 2, more.size());
        more.keySet().retainAll(whole.keySet());
        assertEquals(whole, more);
    }
}
