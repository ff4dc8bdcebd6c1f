package org.readingroom.imports.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Affine;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.Mask;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.Model;
import org.readingroom.api.model.ModelContext;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.model.ReadRequest;
import org.readingroom.api.settings.Root;
import org.readingroom.api.task.ClassScore;
import org.readingroom.api.task.EndState;
import org.readingroom.api.task.PixelBox;
import org.readingroom.api.task.Task;
import org.readingroom.nifti.NiftiWriter;
import org.readingroom.tck.fixture.MemoryCase;
import org.readingroom.tck.fixture.ModelQueries;
import org.readingroom.tck.fixture.RecordingSink;
import org.readingroom.tck.fixture.TinyCohort;

/** What lacks, what lies elsewhere, and what cannot be understood, in each kind of import. */
class ImportsTest {
    @TempDir
    Path folder;

    private final List<MemoryCase> patients =
            TinyCohort.of(3, 5).stream().map(MemoryCase::withheld).toList();
    private final List<Case> cases = List.copyOf(patients);

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private void mask(String name, Grid grid, int voxel, int label) {
        boolean[] bits = new boolean[grid.size()];
        bits[voxel] = label != 0;
        folder.resolve(name).getParent().toFile().mkdirs();
        NiftiWriter.write(folder.resolve(name), Mask.of(grid, bits), grid);
    }

    private ImportMasksSettings masks(String pattern, Optional<Path> splits, Lacking lacking) {
        return new ImportMasksSettings(new Root("r", folder), pattern, splits, List.of(), lacking);
    }

    private ModelContext context() {
        return new ModelContext(1, folder.resolve("cache"), true);
    }

    private static String refusal(Model model, List<Case> cases) {
        return assertThrows(ModelException.class, () -> model.expect(cases)).getMessage();
    }

    private static void says(String message, String... parts) {
        for (String part : parts) {
            assertTrue(message.contains(part), message);
        }
    }

    private Map<String, Answer> read(Model model, Task<?> task) {
        RecordingSink sink = new RecordingSink();
        model.read(ReadRequest.of(ModelQueries.direct(task, patients)), sink, Monitor.NONE);
        return sink.answers();
    }

    @Test
    void patientsWithoutAMaskStopTheArmBeforeAnythingIsRead() {
        mask("patient-001.nii.gz", patients.get(1).grid(), 3, 1);
        Model model = new ImportMasksPlugin().open(masks("<case>.nii.gz", Optional.empty(), Lacking.STOP), context());
        says(refusal(model, cases), "2 of 3 cases", "patient-000, patient-002", "lacking: mark");
        assertThrows(ModelException.class, () -> read(model, Task.MASK));
    }

    @Test
    void markedPatientsAreFailuresAndNamedInTheIdentity() {
        mask("patient-001.nii.gz", patients.get(1).grid(), 3, 1);
        Model model = new ImportMasksPlugin().open(masks("<case>.nii.gz", Optional.empty(), Lacking.MARK), context());
        model.expect(cases);
        assertEquals("patient-000, patient-002", model.identity().get("lacking"));
        Map<String, Answer> answers = read(model, Task.MASK);
        Answer.None none = assertInstanceOf(Answer.None.class, answers.get("patient-000/mask/case/0"));
        assertEquals(EndState.UNPARSEABLE, none.state());
        assertInstanceOf(Answer.Value.class, answers.get("patient-001/mask/case/0"));
    }

    @Test
    void aMaskOnAnotherGridIsOneErrorACaseWithBothGrids() {
        Grid own = patients.get(0).grid();
        Grid moved = new Grid(16, 18, 14, Affine.of(2, 0, 0, -10, 0, 2, 0, -18, 0, 0, 2.5, -17));
        Grid small = new Grid(8, 18, 14, own.affine());
        mask("patient-000.nii.gz", moved, 0, 1);
        mask("patient-001.nii.gz", small, 0, 1);
        mask("patient-002.nii.gz", own, 0, 1);
        Model model = new ImportMasksPlugin().open(masks("<case>.nii.gz", Optional.empty(), Lacking.MARK), context());
        String message = refusal(model, cases);
        assertEquals(2, message.split("\n").length, message);
        says(message.split("\n")[0], "patient-000", "(-10.000, -18.000, -17.000)", "(-16.000, -18.000, -17.000)");
        says(message.split("\n")[1], "patient-001", "8x18x14", "16x18x14");
        says(assertThrows(ModelException.class, () -> read(model, Task.MASK)).getMessage(), "patient-000");
    }

    @Test
    void eachCaseIsTakenFromTheFoldThatItValidatesIn() throws IOException {
        Path splits = file(
                "splits_final.json",
                "[{\"train\":[\"patient-001\"],\"val\":[\"patient-000\",\"patient-002\"]},"
                        + "{\"train\":[\"patient-000\"],\"val\":[\"patient-001\"]}]");
        Grid grid = patients.get(0).grid();
        mask("fold_0/validation/patient-000.nii.gz", grid, 10, 1);
        mask("fold_1/validation/patient-000.nii.gz", grid, 11, 1);
        mask("fold_1/validation/patient-001.nii.gz", grid, 12, 1);
        mask("fold_0/validation/patient-002.nii.gz", grid, 13, 1);
        Model model = new ImportMasksPlugin()
                .open(masks("fold_<fold>/validation/<case>.nii.gz", Optional.of(splits), Lacking.STOP), context());
        model.expect(cases);
        Map<String, Answer> answers = read(model, Task.MASK);
        assertEquals(
                List.of(10, 12, 13),
                patients.stream()
                        .map(p -> {
                            Mask m = (Mask) ((Answer.Value) answers.get(p.id() + "/mask/case/0")).value();
                            int at = 0;
                            while (!m.at(at)) {
                                at++;
                            }
                            return at;
                        })
                        .toList());
        Path twice = file("twice.json", "[{\"val\":[\"a\"]},{\"val\":[\"a\"]}]");
        says(assertThrows(ModelException.class, () -> FoldOfCase.read(twice)).getMessage(), "fold 0 and in 1");
        Path other = file("other.json", "{\"a\":1}");
        says(assertThrows(ModelException.class, () -> FoldOfCase.read(other)).getMessage(), "splits_final.json");
    }

    @Test
    void aPatternNamesTheCaseAndAFoldOnlyWithSplits() {
        assertThrows(IllegalArgumentException.class, () -> masks("x.nii", Optional.empty(), Lacking.STOP));
        assertThrows(IllegalArgumentException.class, () -> masks("<fold>/<case>.nii", Optional.empty(), Lacking.STOP));
        assertThrows(IllegalArgumentException.class, () -> masks("<case>.nii", Optional.of(folder), Lacking.STOP));
    }

    @Test
    void aChangedMaskIsAnotherIdentity() {
        mask("patient-000.nii.gz", patients.get(0).grid(), 3, 1);
        Model model = new ImportMasksPlugin().open(masks("<case>.nii.gz", Optional.empty(), Lacking.MARK), context());
        model.expect(cases);
        Map<String, String> before = model.identity();
        mask("patient-000.nii.gz", patients.get(0).grid(), 4, 1);
        model.expect(cases);
        assertNotEquals(before, model.identity());
    }

    @Test
    void answersOfARunAreTakenAsTheyStandInItsStore() throws IOException {
        Path file = file(
                "a.jsonl",
                "{\"format\":1,\"key\":\"k\",\"case\":\"p\",\"task\":\"grade\",\"slice\":\"axial-001\",\"repeat\":0,"
                        + "\"state\":\"transport-error\",\"reason\":\"gone\",\"ms\":1}\n"
                        + "{\"format\":1,\"key\":\"k\",\"case\":\"p\",\"task\":\"grade\",\"slice\":\"axial-001\","
                        + "\"repeat\":0,\"state\":\"truncated\",\"text\":\"Choi\",\"ms\":1}\n");
        AnswerTexts texts = AnswerTexts.read(file);
        Answer.Text text = texts.at(new AnswerTexts.Place("p", "axial-001", 0)).orElseThrow();
        assertEquals("Choi", text.text());
        assertEquals(Answer.Stop.LENGTH, text.stop());
        assertFalse(texts.at(new AnswerTexts.Place("p", "axial-001", 1)).isPresent());
        assertTrue(texts.has("p"));
    }

    @Test
    void linesThatAreNoAnswerAreNamed() throws IOException {
        Path broken = file("b.jsonl", "{\"case\":\"p\",\"slice\":\"axial-001\",\"text\":\"x\"}\n{\"case\":\n");
        says(assertThrows(ModelException.class, () -> AnswerTexts.read(broken)).getMessage(), "b.jsonl:2");
        Path twice = file(
                "c.jsonl",
                "{\"case\":\"p\",\"slice\":\"axial-001\",\"text\":\"x\"}\n"
                        + "{\"case\":\"p\",\"slice\":\"axial-001\",\"text\":\"y\"}\n");
        says(assertThrows(ModelException.class, () -> AnswerTexts.read(twice)).getMessage(), "c.jsonl:2", "second");
        Path bare = file("d.jsonl", "{\"text\":\"x\"}\n");
        says(assertThrows(ModelException.class, () -> AnswerTexts.read(bare)).getMessage(), "d.jsonl:1", "slice");
    }

    private ReadingTable table(String text) throws IOException {
        return ReadingTable.read(file("r.csv", text), Optional.empty());
    }

    private String tableRefusal(String text) {
        return assertThrows(ModelException.class, () -> table(text)).getMessage();
    }

    @Test
    void aTableSaysGradePointAndBox() throws IOException {
        ReadingTable table = table("Case,reader,slice,grade,score,top,left,bottom,right\r\n"
                + "\"p,1\",ann,,hgg,0.75,,,,\r\n"
                + "\"p,1\",ann,axial-012,,,1,2,3.5,4\r\n");
        assertEquals(Set.of("grade", "bounding-box"), table.tasks());
        assertEquals(Optional.of(ClassScore.of(1, 0.75)), table.value(Task.GRADE, "p,1", ""));
        assertEquals(Optional.of(new PixelBox(1, 2, 3.5, 4)), table.value(Task.BOUNDING_BOX, "p,1", "axial-012"));
        assertEquals(Optional.empty(), table.value(Task.BOUNDING_BOX, "p,1", "axial-013"));
    }

    @Test
    void oneReaderOfSeveralIsTaken() throws IOException {
        Path file = file("two.csv", "case,reader,grade\np,ann,HGG\np,bob,LGG\n");
        assertEquals(
                Optional.of(ClassScore.of(0)),
                ReadingTable.read(file, Optional.of("bob")).value(Task.GRADE, "p", ""));
        says(
                assertThrows(ModelException.class, () -> ReadingTable.read(file, Optional.empty()))
                        .getMessage(),
                "two.csv:3",
                "name a reader");
        says(
                assertThrows(ModelException.class, () -> ReadingTable.read(file, Optional.of("eve")))
                        .getMessage(),
                "'eve'");
    }

    @Test
    void cellsThatCannotBeUnderstoodAreNamedWithTheirLine() {
        says(tableRefusal("case,grade\np,IV\n"), "r.csv:2", "'IV'");
        says(tableRefusal("case,slice,row,column\np,axial-001,4,x\n"), "r.csv:2", "column 'x'");
        says(tableRefusal("case,slice,row,column\np,12,4,5\n"), "r.csv:2", "axial-077");
        says(tableRefusal("case,slice,top,left,bottom,right\np,axial-001,9,1,2,3\n"), "r.csv:2", "top <= bottom");
        says(tableRefusal("case,slice\np,axial-001\n"), "no reading");
        says(tableRefusal("id,grade\np,HGG\n"), "no column 'case'");
        says(tableRefusal("case,grade\np,HGG,more\n"), "r.csv:2", "3 cells");
    }

    @Test
    void aSliceWithoutAReadingStopsOrFails() throws IOException {
        Path file = file("s.csv", "case,slice,row,column\npatient-000,axial-000,1,2\n");
        Model stop = new ImportReadingsPlugin()
                .open(new ImportReadingsSettings(file, Optional.empty(), Lacking.STOP), context());
        says(
                assertThrows(ModelException.class, () -> read(stop, Task.CENTRE_POINT))
                        .getMessage(),
                "patient-000, axial-007",
                "lacking: mark");
        Model mark = new ImportReadingsPlugin()
                .open(new ImportReadingsSettings(file, Optional.empty(), Lacking.MARK), context());
        assertTrue(read(mark, Task.CENTRE_POINT).values().stream().allMatch(Answer.None.class::isInstance));
    }
}
