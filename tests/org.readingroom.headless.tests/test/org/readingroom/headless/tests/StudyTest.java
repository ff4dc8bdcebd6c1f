package org.readingroom.headless.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.headless.tests.Distribution.Outcome;

/** Studies from one command, as a user types it: the demo, add-ons in a study, shards, new cases. */
class StudyTest {
    private static final String CONTRIB = """
            format: 1
            name: contrib
            dataset: { id: checkerboard, cases: 6 }
            cohort: { split: { test: 3, stratify: "" } }
            arms: [{ id: share, model: { id: threshold, share: 0.6 } }]
            metrics: [dice, volume-gap]
            """;

    @TempDir
    private Path home;

    @TempDir
    private Path work;

    private Distribution distribution;

    @BeforeEach
    void prepare() {
        distribution = new Distribution(home);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(work.resolve(name), text);
    }

    private Outcome done(String... words) throws Exception {
        Outcome outcome = distribution.run(words);
        assertEquals(0, outcome.code(), outcome.out() + outcome.err());
        return outcome;
    }

    @Test
    void theDemoPrintsItsTableAndTheReportsPath() throws Exception {
        Path out = work.resolve("demo");
        Outcome first = done("demo", "--out", out.toString());
        for (String part :
                new String[] {"prior", "image-centre", "majority", "bright-blob", "dice", "hd95", "demonstration"}) {
            assertTrue(first.out().contains(part), part + " is not in:\n" + first.out());
        }
        String page = first.out()
                .lines()
                .filter(l -> l.startsWith("report: "))
                .findFirst()
                .orElseThrow()
                .substring(8);
        assertTrue(Files.readString(Path.of(page)).contains("bright-blob"), page);
        assertTrue(Files.readString(out.resolve("run/run.log")).contains("queries asked"));

        byte[] scores = Files.readAllBytes(out.resolve("run/scores.csv"));
        byte[] answers = Files.readAllBytes(out.resolve("run/answers/prior.jsonl"));
        done("demo", "--out", out.toString());
        assertArrayEquals(answers, Files.readAllBytes(out.resolve("run/answers/prior.jsonl")), "asked again");
        assertArrayEquals(scores, Files.readAllBytes(out.resolve("run/scores.csv")), "scores of the second run");

        Path other = work.resolve("again");
        Path demo = out.resolve("demo.yaml");
        done("run", demo.toString(), "--root", "phantoms=" + out.resolve("phantoms"), "--out", other.toString());
        assertArrayEquals(scores, Files.readAllBytes(other.resolve("scores.csv")), "scores of a run of its own");

        Path sharded = work.resolve("sharded");
        for (String shard : new String[] {"2/2", "1/2"}) {
            done(
                    "run",
                    demo.toString(),
                    "--root",
                    "phantoms=" + out.resolve("phantoms"),
                    "--out",
                    sharded.toString(),
                    "--shard",
                    shard);
        }
        done("merge", sharded.toString());
        assertArrayEquals(scores, Files.readAllBytes(sharded.resolve("scores.csv")), "scores of merged shards");
    }

    @Test
    void newCasesWithoutMasksOrGradesAreRead() throws Exception {
        Path out = work.resolve("demo");
        done("demo", "--out", out.toString());
        Path fresh = work.resolve("fresh");
        try (Stream<Path> files = Files.walk(out.resolve("phantoms"))) {
            for (Path f : files.filter(Files::isRegularFile).toList()) {
                String name = f.getFileName().toString();
                if (name.endsWith(".nii.gz") && !name.contains("_seg")) {
                    Path to = fresh.resolve(out.resolve("phantoms").relativize(f));
                    Files.createDirectories(to.getParent());
                    Files.copy(f, to);
                }
            }
        }
        Path predictions = work.resolve("predictions");
        done(
                "predict",
                out.resolve("run").toString(),
                "--arm",
                "bright-blob",
                "--cases",
                fresh.toString(),
                "--out",
                predictions.toString());
        List<String> lines = Files.readAllLines(predictions.resolve("predictions.csv"));
        assertTrue(lines.size() > 5, lines.toString());
        assertTrue(lines.get(1).contains(",mask,answered,"), lines.get(1));
        String file = lines.get(1).split(",")[5];
        assertTrue(done("info", predictions.resolve(file).toString()).out().contains("uint8"));
        Outcome again = distribution.run(
                "predict",
                out.resolve("run").toString(),
                "--arm",
                "bright-blob",
                "--cases",
                fresh.toString(),
                "--out",
                predictions.toString());
        assertFalse(again.code() == 0, again.out());
        assertTrue(again.err().contains("not empty"), again.err());
    }

    @Test
    void pluginsOfOthersAreListedUsedAndGone() throws Exception {
        for (String name : new String[] {
            "dataset.checkerboard", "model.threshold", "metric.volumeerror", "command.ranking", "prompt.yesno"
        }) {
            done("plugins", "install", contrib(name).toString());
        }
        String list = done("list").out();
        for (String id : new String[] {"checkerboard", "threshold", "volume-gap", "rank", "yes-no"}) {
            assertTrue(list.contains("  " + id + " "), id + " is not in:\n" + list);
        }
        Path study = write("contrib.yaml", CONTRIB);
        Path run = work.resolve("run");
        assertTrue(done("run", study.toString(), "--out", run.toString()).out().contains("volume-gap"));
        assertTrue(done("rank", run.toString(), "--metric", "dice").out().contains("share"));

        done("plugins", "remove", "org.example.metric.volumeerror");
        Outcome without = distribution.run("rescore", run.toString());
        assertEquals(2, without.code(), without.err());
        assertTrue(without.err().contains("volume-gap"), without.err());
        assertFalse(done("list").out().contains("volume-gap"));
    }

    @Test
    void aPromptedReaderIsAskedSliceBySliceAndFailingNeverPays() throws Exception {
        Path phantoms = work.resolve("phantoms");
        done("phantom", "--out", phantoms.toString(), "--cases", "6", "--seed", "2", "--size", "small");
        Files.copy(
                jar("bundles/org.readingroom.tck", "org\\.readingroom\\.tck-.*-SNAPSHOT\\.jar"),
                distribution.addons().resolve("tck.jar"));
        done("plugins", "install", contrib("prompt.yesno").toString());
        Path study = write("prompted.yaml", """
                format: 1
                name: prompted
                dataset: { id: brats, root: cases }
                cohort: { split: { test: 3 } }
                arms:
                  - id: sure
                    model: { id: fake-vision-language, answers: ["Yes."] }
                    prompt: yes-no
                    slices: { volume: flair, most: 4 }
                  - { id: refusing, like: sure, model: { refusals: 1 } }
                  - { id: cut-off, like: sure, model: { answers: ["well, yes"] }, decode: { max-tokens: 1 } }
                  - { id: flaky, like: sure, model: { transport-errors: 1 } }
                metrics: [accuracy]
                """);
        Path run = work.resolve("prompted");
        Outcome outcome =
                distribution.run("run", study.toString(), "--root", "cases=" + phantoms, "--out", run.toString());
        assertEquals(1, outcome.code(), outcome.out() + outcome.err());
        assertTrue(outcome.out().contains("INCOMPLETE: 12 queries have no answer yet"), outcome.out());
        String scores = Files.readString(run.resolve("scores.csv"));
        assertTrue(scores.contains("refusing,test,*,accuracy,grade,-,patient,failures-as-wrong,0.0,3,3"), scores);
        assertTrue(scores.contains("refusing,test,*,accuracy,grade,-,patient,answered-only,NaN,0,3"), scores);
        assertTrue(scores.contains("flaky,test,*,accuracy,grade,-,patient,failures-as-wrong,NaN,0,3"), scores);
        assertEquals(12, states(run, "sure", "answered"));
        assertEquals(12, states(run, "refusing", "unparseable"));
        assertEquals(12, states(run, "cut-off", "truncated"));
        assertEquals(12, states(run, "flaky", "transport-error"));
        assertTrue(Files.readString(run.resolve("report/index.html")).contains("INCOMPLETE"));
        assertTrue(Files.readString(run.resolve("report/index.html")).contains("sure [oracles: slices]"));
    }

    private static long states(Path run, String arm, String state) throws IOException {
        return Files.readAllLines(run.resolve("answers").resolve(arm + ".jsonl")).stream()
                .filter(l -> l.contains("\"state\":\"" + state + "\""))
                .count();
    }

    private static Path contrib(String name) throws IOException {
        return jar("plugins-contrib/org.example." + name, "org\\.example.*-SNAPSHOT\\.jar");
    }

    /** What the build made of a bundle of this repository. */
    private static Path jar(String bundle, String name) throws IOException {
        Path target = Distribution.folder()
                .resolve("../../../..")
                .resolve(bundle)
                .resolve("target")
                .normalize();
        try (Stream<Path> jars = Files.list(target)) {
            return jars.filter(f -> f.getFileName().toString().matches(name))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
