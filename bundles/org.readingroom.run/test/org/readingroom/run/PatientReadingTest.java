package org.readingroom.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.Monitor;
import org.readingroom.api.task.Task;
import org.readingroom.metrics.statistics.Wilson;
import org.readingroom.settings.PluginKind;
import org.readingroom.settings.PluginRegistry;
import org.readingroom.settings.SimplePluginRegistry;

/**
 * A whole run of ten patients whose slices are graded by a script, every number checked by hand. Cases 0, 3, 6 and 9 are LGG.
 * By plurality 0, 4 and 8 are said to be HGG, 1, 5 and 9 LGG; 2 and 6 are ties, and 3 and 7 have no vote: right are 4, 8 and 9.
 */
class PatientReadingTest {
    private static final String STUDY = """
        format: 1
        name: graded
        dataset: { id: memory }
        cohort: { split: { test: 10 } }
        arms:
          - { id: vlm, model: { id: scripted }, prompt: { id: grade }, decode: { repeats: 2, temperature: 1, forced: true } }
          - { id: box, model: { id: images }, prompt: { id: box } }
        metrics: [right, dice]
        """;

    private static final List<String> TABLES = List.of(
            "cases.csv",
            "votes.csv",
            "probabilities.csv",
            "probability_scores.csv",
            "states.csv",
            "consistency.csv",
            "intervals.csv",
            "seeds.csv",
            "pairs.csv",
            "gains.csv");

    @TempDir
    static Path folder;

    private static RunSummary summary;

    private static PluginRegistry registry() {
        return SimplePluginRegistry.builder()
                .add(PluginKind.DATASET, "memory", "In memory", TestPlugins.MemoryPlugin::new)
                .add(PluginKind.MODEL, "scripted", "Scripted", GradePrompts.ScriptedPlugin::new)
                .add(PluginKind.MODEL, "images", "Images", InputPlugins.ImagesPlugin::new)
                .add(PluginKind.PROMPT, "grade", "Grade", GradePrompts.GradePlugin::new)
                .add(PluginKind.PROMPT, "box", "Box", InputPlugins.BoxPlugin::new)
                .add(PluginKind.METRIC, "right", "Right grade", () -> new MetricOf("right", Task.GRADE))
                .add(PluginKind.METRIC, "dice", "Dice", () -> new MetricOf("dice", Task.MASK))
                .build();
    }

    @BeforeAll
    static void run() throws IOException {
        Path study = folder.resolve("study.yaml");
        Files.writeString(study, STUDY);
        RunOptions options =
                new RunOptions(study, Map.of(), folder.resolve("run"), Optional.empty(), Shard.WHOLE, false);
        summary = new StudyRun(registry(), folder.resolve("cache"), StudyRunTest.quiet())
                .run(options, CaseObserver.NONE, Monitor.NONE);
        assertTrue(summary.complete(), summary.failures().toString());
    }

    private List<Map<String, String>> rows(String table) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("run").resolve(table));
        String[] titles = lines.get(0).split(",", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < titles.length; i++) {
                row.put(titles[i], cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    private Map<String, String> row(String table, Predicate<Map<String, String>> which) throws IOException {
        List<Map<String, String>> some = rows(table).stream().filter(which).toList();
        assertEquals(1, some.size(), table + " " + some);
        return some.get(0);
    }

    private double score(String arm, String metric, String task, String unit, String rule) {
        return summary.scores().stream()
                .filter(r -> r.arm().equals(arm)
                        && r.metric().equals(metric)
                        && r.task().equals(task))
                .filter(r -> r.unit().equals(unit)
                        && r.rule().equals(rule)
                        && r.caseId().equals("*"))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void tiesAndFailuresAreWrongPatients() throws IOException {
        assertEquals(0.3, score("vlm", "right", "grade", "patient", "failures-as-wrong"), 1e-12);
        assertEquals(0.5, score("vlm", "right", "grade", "patient", "answered-only"), 1e-12);
        Map<String, String> interval = row(
                "intervals.csv",
                r -> r.get("metric").equals("right") && r.get("rule").equals("failures-as-wrong"));
        assertEquals("wilson", interval.get("method"));
        assertEquals(Wilson.of(3, 10, 0.95).low(), Double.parseDouble(interval.get("low")), 1e-12);
        assertEquals("10", interval.get("n"));
    }

    @Test
    void theVotesOfACaseStandByRule() throws IOException {
        Map<String, String> tie = row(
                "votes.csv", r -> r.get("case").equals("M02") && r.get("rule").equals("plurality"));
        assertEquals("", tie.get("label"));
        assertEquals("2", tie.get("other"));
        assertEquals("0.25", tie.get("gldr_all"));
        assertEquals("0.5", tie.get("gldr_graded"));
        // log 0.4 - log 0.2 is over 0: HGG, and so it is.
        Map<String, String> settled = row(
                "votes.csv", r -> r.get("case").equals("M02") && r.get("rule").equals("tie-by-probability"));
        assertEquals("1", settled.get("label"));
        assertEquals("1", settled.get("correct"));
        Map<String, String> none = row(
                "votes.csv", r -> r.get("case").equals("M03") && r.get("rule").equals("tie-to-lgg"));
        assertEquals("4", none.get("unparseable"));
        assertEquals("", none.get("label"));
        assertEquals(40, rows("votes.csv").size());
    }

    @Test
    void probabilitiesAreOfTheFirstRepeatByKind() throws IOException {
        Map<String, String> forced = row(
                "probabilities.csv",
                r -> r.get("case").equals("M03") && r.get("kind").equals("forced"));
        assertEquals(2 / 3.0, Double.parseDouble(forced.get("p")), 1e-12);
        assertEquals(0.7, Double.parseDouble(forced.get("mass")), 1e-12);
        Map<String, String> free = row(
                "probabilities.csv",
                r -> r.get("case").equals("M00") && r.get("kind").equals("free"));
        assertEquals((0.8 + 0.8 + 0.2) / 3, Double.parseDouble(free.get("p")), 1e-12);
        Map<String, String> share = row(
                "probabilities.csv",
                r -> r.get("case").equals("M01") && r.get("kind").equals("vote-share"));
        assertEquals(1 / 3.0, Double.parseDouble(share.get("p")), 1e-12);
        // Over the 8 with votes: HGG 2/3 (4, 8), 1/3 (1, 5), 1/2 (2); LGG 2/3 (0), 1/2 (6), 1/3 (9).
        // Of 15 pairs HGG over LGG: 4 and 8 beat two each and tie one, 1 and 5 tie one, 2 beats one and ties one.
        Map<String, String> auc = row(
                "probability_scores.csv",
                r -> r.get("kind").equals("vote-share") && r.get("measure").equals("auc"));
        assertEquals((2 * 2.5 + 2 * 0.5 + 1.5) / 15, Double.parseDouble(auc.get("value")), 1e-12);
        assertEquals("8", auc.get("n"));
    }

    @Test
    void repeatsAreCountedAndTheirSpreadIsGiven() throws IOException {
        Map<String, String> spread = row(
                "seeds.csv",
                r -> r.get("group").equals("vlm.repeats")
                        && r.get("metric").equals("right")
                        && r.get("rule").equals("failures-as-wrong"));
        // 3 of 10 right at first, and 6 of 10 when HGG is said of everyone.
        assertEquals(0.45, Double.parseDouble(spread.get("mean")), 1e-12);
        assertEquals(0.3 / Math.sqrt(2), Double.parseDouble(spread.get("sd")), 1e-12);
        assertEquals(
                List.of("1 1", "unparseable 1"),
                rows("consistency.csv").stream()
                        .filter(r ->
                                r.get("case").equals("M03") && r.get("slice").equals("axial-002"))
                        .map(r -> r.get("answer") + " " + r.get("count"))
                        .toList());
        Map<String, String> refused = row(
                "states.csv", r -> r.get("arm").equals("vlm") && r.get("state").equals("refused"));
        // One slice of each of three cases, of 10 x 4 x 2 queries.
        assertEquals("3", refused.get("n"));
        assertEquals(3 / 80.0, Double.parseDouble(refused.get("share")), 1e-12);
    }

    @Test
    void areasAreScoredAgainstMaskAndOutlineAndAsASlab() throws IOException {
        // The tumour is a box on each of four slices, and so is what is said.
        for (String[] of :
                new String[][] {{"mask", "2d-slice-mean"}, {"bounding-box", "2d-slice-mean"}, {"mask", "3d-slab"}}) {
            assertEquals(1, score("box", "dice", of[0], of[1], "failures-as-wrong"), 1e-12, of[0] + of[1]);
        }
        assertTrue(summary.scores().stream().noneMatch(r -> r.unit().equals("3d-patient")));
        Map<String, String> c = row("cases.csv", r -> r.get("case").equals("M01"));
        // 4 x 4 x 4 voxels of 2 cubic millimetres.
        assertEquals(0.128, Double.parseDouble(c.get("tumour_ml")), 1e-12);
        assertEquals("1", c.get("grade"));
    }

    @Test
    void anotherRuleReadsTheSameAnswersOtherwise() throws IOException {
        Path study = folder.resolve("ties.yaml");
        Files.writeString(study, STUDY + "analysis: { vote: tie-by-probability }\n");
        Path copy = folder.resolve("ties");
        try (Stream<Path> files = Files.walk(folder.resolve("run"))) {
            for (Path f : files.toList()) {
                Files.copy(f, copy.resolve(folder.resolve("run").relativize(f).toString()));
            }
        }
        RunSummary other = new StudyRun(registry(), folder.resolve("cache"), StudyRunTest.quiet())
                .rescore(copy, Optional.of(study), Map.of(), false, CaseObserver.NONE, Monitor.NONE);
        // Cases 2 and 6 are said to be HGG now: 2 is.
        assertEquals(
                0.4,
                other.scores().stream()
                        .filter(r -> r.metric().equals("right") && r.caseId().equals("*"))
                        .filter(r -> r.rule().equals("failures-as-wrong"))
                        .findFirst()
                        .orElseThrow()
                        .value(),
                1e-12);
    }

    @Test
    void rescoringGivesTheSameBytes() throws IOException {
        Map<String, byte[]> before = new LinkedHashMap<>();
        for (String table : TABLES) {
            before.put(table, Files.readAllBytes(folder.resolve("run").resolve(table)));
        }
        new StudyRun(registry(), folder.resolve("cache"), StudyRunTest.quiet())
                .rescore(folder.resolve("run"), Optional.empty(), Map.of(), false, CaseObserver.NONE, Monitor.NONE);
        for (String table : TABLES) {
            assertArrayEquals(
                    before.get(table), Files.readAllBytes(folder.resolve("run").resolve(table)), table);
        }
    }
}
