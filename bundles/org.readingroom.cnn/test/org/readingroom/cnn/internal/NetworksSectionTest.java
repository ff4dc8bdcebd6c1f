package org.readingroom.cnn.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.report.ReportSection;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.ScoreRow;
import org.readingroom.api.report.Section;
import org.readingroom.api.settings.NoSettings;
import org.readingroom.tck.PluginContractTest;

class NetworksSectionTest extends PluginContractTest<NoSettings, ReportSection> {
    @TempDir
    Path folder;

    private record Run(Path folder, List<Arm> arms) implements RunData {
        @Override
        public String study() {
            return "networks";
        }

        @Override
        public List<ScoreRow> scores() {
            return List.of();
        }
    }

    @Override
    protected ReportSection plugin() {
        return new NetworksSection();
    }

    @Override
    protected Class<?> contract() {
        return ReportSection.class;
    }

    private void put(String arm, String kind, List<Integer> shape, List<Integer> filters, int width, Wiring wiring)
            throws IOException {
        new ModelRecord(
                        kind,
                        List.of("t1", "t1ce", "t2", "flair"),
                        shape,
                        filters,
                        width,
                        wiring,
                        Map.of(),
                        1e-3,
                        0.5,
                        Optional.empty(),
                        List.of(),
                        List.of())
                .write(Files.createDirectories(folder.resolve("models").resolve(arm)));
    }

    private List<List<String>> rows(RunData.Arm... arms) {
        Section section =
                new NetworksSection().render(new Run(folder, List.of(arms))).orElseThrow();
        return ((Section.Table) section.blocks().get(0)).rows();
    }

    @Test
    void theStudysNetworksAndTheirOddDepthAreTold() throws IOException {
        List<Integer> study = List.of(95, 128, 128);
        put("grade", Architecture.CLASSIFIER, study, List.of(8, 16), 128, Wiring.PLAIN);
        put("mask.seed-1", Architecture.SEGMENTER, study, List.of(16, 32), 64, Wiring.PLAIN);
        put("mask.seed-2", Architecture.SEGMENTER, study, List.of(16, 32), 64, Wiring.PLAIN);
        List<List<String>> rows = rows(
                new RunData.Arm("grade", "grade", false),
                new RunData.Arm("mask.seed-1", "mask, seed 1", false, false, "mask"),
                new RunData.Arm("mask.seed-2", "mask, seed 2", false, false, "mask"),
                new RunData.Arm("majority", "majority", true));
        assertEquals(
                List.of(
                        List.of(
                                "grade",
                                "classifier, plain",
                                "4x95x128x128",
                                "conv1 8x4x3x3x3, conv2 16x8x3x3x3, fc1 128x376832, fc2 1x128",
                                "48239097",
                                "each pooling rounds down: 95x128x128 ends as 23x32x32"),
                        List.of(
                                "mask",
                                "segmenter, plain",
                                "4x95x128x128",
                                "conv1 16x4x3x3x3, conv2 32x16x3x3x3, conv3 64x32x3x3x3, up1 64x32x2x2x2,"
                                        + " up2 32x16x2x2x2, head 1x16x1x1x1",
                                "91505",
                                "95x128x128 is padded at its ends with zeros to 96x128x128, the output cut back")),
                rows);
    }

    @Test
    void theOtherWiringsAreTold() throws IOException {
        put("grade", Architecture.CLASSIFIER, List.of(48, 64, 64), List.of(8, 16), 128, Wiring.MAX);
        put("mask", Architecture.SEGMENTER, List.of(48, 64, 64), List.of(16, 32), 64, Wiring.SKIP);
        List<List<String>> rows =
                rows(new RunData.Arm("grade", "grade", false), new RunData.Arm("mask", "mask", false));
        assertEquals("classifier, max", rows.get(0).get(1));
        assertTrue(rows.get(0).get(3).contains("fc1 128x16,"), rows.get(0).get(3));
        assertEquals("segmenter, skip", rows.get(1).get(1));
        assertTrue(
                rows.get(1).get(3).endsWith("up2 64x16x2x2x2, head 1x32x1x1x1"),
                rows.get(1).get(3));
        assertEquals("none", rows.get(1).get(5));
    }

    @Test
    void aRecordFromBeforeThereWasAChoiceIsPlain() throws IOException {
        put("mask", Architecture.SEGMENTER, List.of(48, 64, 64), List.of(16, 32), 64, Wiring.PLAIN);
        Path file = folder.resolve("models/mask/model.json");
        String text = Files.readString(file);
        assertTrue(text.contains("\"wiring\" : \"plain\""), text);
        Files.writeString(file, text.replaceFirst("\\s*\"wiring\" : \"plain\",", ""));
        assertEquals(
                "segmenter, plain",
                rows(new RunData.Arm("mask", "mask", false)).get(0).get(1));
        Files.writeString(file, text.replace("plain", "wild"));
        ModelException e = assertThrows(ModelException.class, () -> rows(new RunData.Arm("mask", "mask", false)));
        assertTrue(e.getMessage().contains("wild") && e.getMessage().contains("mask"), e.getMessage());
    }

    @Test
    void aRunWithoutSuchNetworksHasNoSuchSection() throws IOException {
        Files.writeString(
                Files.createDirectories(folder.resolve("models/majority")).resolve("model.json"),
                "{\"format\": 1, \"kind\": \"majority\", \"settings\": {}}");
        Run run = new Run(folder, List.of(new RunData.Arm("majority", "majority", true)));
        assertEquals(Optional.empty(), new NetworksSection().render(run));
    }
}
