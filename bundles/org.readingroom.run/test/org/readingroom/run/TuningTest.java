package org.readingroom.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.readingroom.api.Monitor;
import org.readingroom.api.ReadingRoomException;
import org.readingroom.api.data.Case;
import org.readingroom.api.model.Decoding;
import org.readingroom.api.model.Lesson;
import org.readingroom.api.model.Query;
import org.readingroom.study.Split;

/** What an arm that is tuned on its own questions is given to learn from, and what is kept from it. */
class TuningTest extends TuningStudy {
    @Test
    void lessonsAreTheArmsSlicesOfTrainingPatientsAlone() throws IOException {
        RunSummary s = run("run", arm("point", ", slices: { choose: all }"));
        assertTrue(s.complete(), s.failures() + " " + s.missing());
        List<Lesson> lessons = given.view().lessons();
        assertEquals(
                ids("run", Split.TRAIN),
                lessons.stream().map(l -> l.subject().id()).collect(Collectors.toCollection(TreeSet::new)));
        // Four of the eight slices of a case hold tumour; the others have no centre.
        assertEquals(5 * 4, lessons.size());
        assertEquals(
                lessons.size(), lessons.stream().map(Lesson::key).distinct().count());
        Lesson first = lessons.get(0);
        assertEquals(first.subject().id() + "/" + first.slice(), first.key());
        assertEquals(first.subject().info().labels().get("grade"), first.group());
        // Rows 4 to 7 of 12 counted from the other side: the box's centre, halves rounded.
        says(first.target(), "(", ", ", ")");
        assertEquals(
                ids("run", Split.VALIDATION).size(), given.view().validation().size());
        assertTrue(given.view().training().stream()
                .noneMatch(c -> ids("run", Split.TEST).contains(c.id())));
    }

    @Test
    void aTestPatientIsNeverAskedAboutInTraining() throws IOException {
        run("run", arm("grade", ", slices: { choose: middle }"));
        MemoryCase test = new MemoryCase(
                Integer.parseInt(ids("run", Split.TEST).iterator().next().substring(1)), 0);
        Lesson of = given.view().lessons().get(0);
        Lesson foreign = new Lesson("x", test, of.slice(), "", of.target());
        says(
                assertThrows(ReadingRoomException.class, () -> given.view().question(foreign))
                        .getMessage(),
                test.id(),
                "no part of");
    }

    @Test
    void aSliceWithoutTumourIsNoGliomaWhereThePromptKnowsThat() throws IOException {
        run("run", arm("grade-or-none", ", slices: { choose: all }"));
        List<Lesson> lessons = given.view().lessons();
        assertEquals(5 * 8, lessons.size());
        for (Lesson l : lessons) {
            boolean tumour = l.slice().index() > 1 && l.slice().index() < 6;
            String grade = l.subject().info().labels().get("grade").equals("HGG") ? "1" : "0";
            assertEquals(tumour ? grade : "2", l.target(), l.key());
        }
        run("two", arm("grade", ", slices: { choose: all }"));
        assertTrue(given.view().lessons().stream().noneMatch(l -> l.target().contains("2")));
    }

    @Test
    void questionsAreThoseOfReadingByteForByte() throws IOException {
        for (String input : List.of("", "input: { crop: whole, shape: [6, 10, 14] }\n")) {
            String out = input.isEmpty() ? "source" : "grid";
            String text = HEAD.replace("arms:", input + "arms:")
                    + arm(
                            "point",
                            ", image: { volumes: [t1, flair] }, slices: { plane: coronal },"
                                    + " read: [train, validation, test]");
            run(out, text);
            Map<String, Query> read = new TreeMap<>();
            given.asked.forEach(q ->
                    read.put(q.subject().id() + "/" + q.slice().orElseThrow().ref(), q));
            assertFalse(given.view().lessons().isEmpty());
            for (Lesson lesson : given.view().lessons()) {
                Query question = given.view().question(lesson);
                Query asked = read.get(lesson.key());
                assertEquals(digest(asked), digest(question), lesson.key());
                assertEquals("patient withheld", withheld(question.subject()));
            }
            given.asked.clear();
        }
    }

    private static String digest(Query q) {
        return RequestDigest.of("", q.prompt().orElseThrow(), Decoding.GREEDY, AskedForm.FREE, 0);
    }

    private static String withheld(Case subject) {
        boolean blind = subject.reference().isEmpty()
                && subject.info().labels().isEmpty()
                && subject.info().patientId().equals(subject.id());
        return blind ? "patient withheld" : subject.info().toString();
    }

    @Test
    void theModelIsToldOfThoseHeldOutByTheirNames() throws IOException {
        run("run", arm("grade", ", read: [train, validation, test]"));
        Set<String> held = new TreeSet<>(ids("run", Split.TEST));
        held.addAll(ids("run", Split.VALIDATION));
        assertEquals(held, given.expected.stream().map(Case::id).collect(Collectors.toCollection(TreeSet::new)));
        for (Case c : given.expected) {
            assertEquals(
                    "patient-" + Integer.parseInt(c.id().substring(1)), c.info().patientId());
            assertTrue(c.info().labels().isEmpty() && c.reference().isEmpty());
        }
    }

    @Test
    void validationIsAskedParsedAndScoredAndNotStored() throws IOException {
        run("run", arm("point", ""));
        Map<String, Double> before = given.validated.get(0);
        assertEquals(Set.of("parse-rate", "centre-distance"), before.keySet());
        assertEquals(1, before.get("parse-rate"));
        assertTrue(before.get("centre-distance") < 3, before.toString());
        Set<String> asked = given.asked.subList(0, 6).stream()
                .map(q -> q.subject().id())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(ids("run", Split.VALIDATION), asked, "six questions are two of each of three patients");
        List<String> stored = AnswerStore.read(new RunFolder(folder.resolve("run")).answers("t", Shard.WHOLE)).stream()
                .map(StoredAnswer::caseId)
                .distinct()
                .toList();
        assertEquals(ids("run", Split.TEST), new TreeSet<>(stored));
        run("grades", arm("grade", ", slices: { choose: middle }"));
        assertEquals(
                Set.of("parse-rate", "accuracy"),
                given.validated.get(given.validated.size() - 1).keySet());
    }

    @Test
    void slicesOfAMaskAreThoseOfTheMaskInTrainingToo() throws IOException {
        String text = "  - { id: mask, model: threshold, slices: { choose: all }, read: [train, validation, test] }\n"
                + arm("point", ", slices: { from-arm: mask }");
        RunSummary s = run("run", text);
        assertTrue(s.complete(), s.failures() + " " + s.missing());
        assertEquals(5 * 4, given.view().lessons().size());
        says(
                assertThrows(ReadingRoomException.class, () -> runner(TunerPlugins.registry(given))
                                .train(options("other", text, Optional.of("t"), Shard.WHOLE), Monitor.NONE))
                        .getMessage(),
                "'mask'",
                "not read yet");
    }
}
