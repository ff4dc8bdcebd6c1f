package org.readingroom.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.data.Volume;
import org.readingroom.api.report.RunData;
import org.readingroom.api.task.Task;
import org.readingroom.nifti.NiftiReader;
import org.readingroom.study.StudyFile;

/** Frames, ceilings, crops and oracles of runs whose readers are given a part of each case. */
class StudyInputTest extends InputStudy {
    private Map<String, String> titles(RunSummary s) {
        RunReportData data = new RunReportData(
                StudyFile.read(folder.resolve("study.yaml"), Map.of()).study(), s);
        return data.arms().stream().collect(Collectors.toMap(RunData.Arm::id, RunData.Arm::title));
    }

    @Test
    void onAGridOfTheSourcesOwnVoxelsBothFramesAndTheCeilingsAreExact() throws IOException {
        RunSummary s = run(study("input: { shape: [8, 12, 12] }"), "run");
        for (String frame : List.of("source-mm", "model-grid")) {
            for (String arm : List.of("prepared", "mask", "ceiling")) {
                assertEquals(1, value(s, arm, "dice", frame, "3d-patient"), arm + " " + frame);
                assertEquals(1, value(s, arm, "dice", frame, "2d-slice-mean"), arm + " " + frame);
            }
            for (String arm : List.of("box", "ceiling:bounding-box")) {
                assertEquals(1, value(s, arm, "dice", frame, "2d-slice-mean"), arm + " " + frame);
                assertEquals(0, value(s, arm, "distance", frame, "2d-slice-mean"), arm + " " + frame);
            }
        }
    }

    @Test
    void probabilitiesStandBesideTheMaskInEightBits() throws IOException {
        run(study("input: { shape: [8, 12, 12] }"), "run");
        List<Path> masks;
        try (Stream<Path> files = Files.list(folder.resolve("run/readings/prepared"))) {
            masks = files.filter(f -> f.toString().endsWith("_mask.nii.gz")).toList();
        }
        assertEquals(4, masks.size());
        for (Path file : masks) {
            Path beside = file.resolveSibling(file.getFileName().toString().replace("_mask", "-probability"));
            Volume mask = NiftiReader.read(file).volume();
            Volume probability = NiftiReader.read(beside).volume();
            assertTrue(probability.grid().matches(mask.grid()), "on the patient's own grid");
            int within = 0;
            for (int v = 0; v < mask.grid().size(); v++) {
                assertEquals(mask.value(v) > 0, probability.value(v) > InputPlugins.BRIGHT, "voxel " + v);
                within += probability.value(v) > 0 && probability.value(v) <= 255 ? 1 : 0;
            }
            assertTrue(within > 0, "it says something");
        }
    }

    @Test
    void onACoarseGridTheCeilingIsWhatComesBackOfTheTruth() throws IOException {
        RunSummary s = run(study("input: { shape: [5, 7, 7] }"), "run");
        double ceiling = value(s, "ceiling", "dice", "source-mm", "3d-patient");
        assertTrue(ceiling < 1 && ceiling > 0.5, "ceiling " + ceiling);
        assertEquals(1, value(s, "ceiling", "dice", "model-grid", "3d-patient"));
        assertEquals(
                1, value(s, "mask", "dice", "source-mm", "3d-patient"), "an arm on the source's voxels is over it");
        assertTrue(value(s, "ceiling:bounding-box", "dice", "source-mm", "2d-slice-mean") < 1);
        assertEquals(1, value(s, "ceiling:bounding-box", "dice", "model-grid", "2d-slice-mean"));
        assertEquals(0, value(s, "ceiling:bounding-box", "distance", "model-grid", "2d-slice-mean"));
        assertTrue(value(s, "box", "dice", "source-mm", "2d-slice-mean") > 0.4, "the answer lies where the tumour is");
        assertEquals(
                4,
                s.scores().stream()
                        .filter(r -> r.arm().equals("ceiling")
                                && r.metric().equals("dice")
                                && r.frame().equals("source-mm")
                                && r.unit().equals("3d-patient")
                                && !r.caseId().equals("*"))
                        .count());
    }

    @Test
    void aFinerGridCarriesBackToTheSamePixels() throws IOException {
        RunSummary s = run(study("input: { shape: [16, 36, 36] }"), "run");
        assertEquals(1, value(s, "ceiling", "dice", "source-mm", "3d-patient"));
        assertEquals(1, value(s, "ceiling:bounding-box", "dice", "source-mm", "2d-slice-mean"));
        assertEquals(0, value(s, "ceiling:bounding-box", "distance", "source-mm", "2d-slice-mean"), 1e-9);
        assertEquals(1, value(s, "box", "dice", "source-mm", "2d-slice-mean"), 0.1);
    }

    @Test
    void withoutInputSlicesAreTheSourcesAndThereIsOneFrame() throws IOException {
        RunSummary s = run(study("").replace("  - { id: prepared, model: prepared }\n", ""), "run");
        assertTrue(s.scores().stream().noneMatch(r -> r.frame().equals("model-grid")));
        assertTrue(s.scores().stream().noneMatch(r -> r.arm().equals("ceiling")));
        assertEquals(1, value(s, "ceiling:bounding-box", "dice", "source-mm", "2d-slice-mean"));
        assertEquals(1, value(s, "box", "dice", "source-mm", "2d-slice-mean"));
        assertFalse(Files.exists(folder.resolve("run/input")));
    }

    @Test
    void aModelOfPreparedCasesIsGivenTheDefaultsWhereNoInputIsGiven() throws IOException {
        String text = study("").replaceAll("(?m)^  - \\{ id: (box|mask|point).*\\n", "");
        RunSummary s = run(text, "run");
        assertTrue(s.scores().stream().noneMatch(r -> r.frame().equals("model-grid")));
        assertEquals(
                1, value(s, "ceiling", "dice", "source-mm", "3d-patient"), "the default is finer than these cases");
        JsonNode basis = new ObjectMapper().readTree(Files.readString(folder.resolve("run/answers/prepared.arm.json")));
        assertEquals("[95,128,128]", basis.at("/image/input/shape").toString());
    }

    @Test
    void aMaskCentredCropIsDeclaredByThoseThatReadIt() throws IOException {
        RunSummary s = run(study("input: { crop: mask-centred, shape: [6, 8, 8], window: [12, 8, 8] }"), "run");
        Map<String, String> titles = titles(s);
        assertEquals("prepared [oracles: crop]", titles.get("prepared"));
        assertEquals("box [oracles: crop, slices]", titles.get("box"));
        assertEquals("point [oracles: crop, slices]", titles.get("point"));
        assertEquals("mask", titles.get("mask"));
        assertEquals("ceiling", titles.get("ceiling"));
        JsonNode chain = new ObjectMapper().readTree(firstChain("run").toFile());
        assertEquals(
                List.of(8, 8, 6),
                List.of(
                        chain.at("/window/3").asInt(),
                        chain.at("/window/4").asInt(),
                        chain.at("/window/5").asInt()));
        run(study("input: { crop: whole, shape: [6, 8, 8] }"), "other");
        assertEquals(
                "box [oracles: slices]",
                titles(run(study("input: { crop: brain }"), "brain")).get("box"));
    }

    private Path firstChain(String out) throws IOException {
        try (var files = Files.list(folder.resolve(out).resolve("input"))) {
            return files.sorted().findFirst().orElseThrow();
        }
    }

    @Test
    void aModelThatDoesNotSaySoIsNotGivenPreparedCases() throws IOException {
        RunSummary s = run(
                study("input: {}").replace("model: prepared", "model: { id: prepared, honest: false }"),
                "run",
                CaseObserver.NONE);
        assertEquals(Set.of("prepared"), s.failures().keySet());
        assertTrue(
                s.failures().get("prepared").contains("do not say that it takes prepared cases"),
                s.failures().toString());
    }

    @Test
    void overlaysAndReadingsAreInTheSourcesPixels() throws IOException {
        List<SliceRef> seen = new ArrayList<>();
        run(study("input: { shape: [16, 24, 24] }"), "run", (subject, truth, readings) -> {
            assertEquals(Set.of("prepared", "box", "mask", "point"), readings.keySet());
            readings.get("box").forEach((ref, said) -> {
                seen.add(ref);
                assertEquals(12 * 12, said.get(Task.SLICE_MASK).orElseThrow().size());
            });
        });
        assertFalse(seen.isEmpty());
        assertTrue(seen.stream().allMatch(r -> r.index() < 8));
    }

    @Test
    void sliceScoresNameTheirFrame() throws IOException {
        run(study("input: { shape: [5, 7, 7] }"), "run");
        List<String> lines = Files.readAllLines(folder.resolve("run/slice_scores.csv"));
        assertEquals("arm,split,case,slice,metric,task,frame,state,value", lines.get(0));
        Set<String> frames = lines.stream().skip(1).map(l -> l.split(",")[6]).collect(Collectors.toSet());
        assertEquals(Set.of("source-mm", "model-grid"), frames);
    }
}
