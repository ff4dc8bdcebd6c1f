package org.readingroom.study;

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
import org.readingroom.api.settings.SettingsException;

class InputSettingsTest {
    @TempDir
    Path folder;

    private Study study(String input) throws IOException {
        Path file = folder.resolve("study.yaml");
        Files.writeString(file, """
                format: 1
                name: test
                dataset: memory
                %s
                arms:
                  - { id: a, model: prior }
                metrics: [dice]
                """.formatted(input));
        return StudyFile.read(file, Map.of()).study();
    }

    @Test
    void theExampleOfTheDesignIsTheDefault() throws IOException {
        Study study = study("input: { crop: whole, shape: [95, 128, 128],"
                + " intensity: { percentiles: [0.5, 99.5], over: nonzero-volume } }");
        assertEquals(Optional.of(InputSettings.DEFAULT), study.input());
        assertEquals(Optional.of(InputSettings.DEFAULT), study("input: {}").input());
        assertTrue(study("").input().isEmpty());
    }

    @Test
    void everyPartCanBeChosen() throws IOException {
        InputSettings input = study(
                        "input: { crop: mask-centred, shape: [4, 5, 6], window: [40, 50.5, 60], channels: [flair],"
                                + " intensity: { percentiles: [1, 99] } }")
                .input()
                .orElseThrow();
        assertEquals(InputSettings.Crop.MASK_CENTRED, input.crop());
        assertEquals(List.of(4, 5, 6), input.shape());
        assertEquals(List.of(40.0, 50.5, 60.0), input.window());
        assertEquals(List.of("flair"), input.channels());
        assertEquals(List.of(1.0, 99.0), input.intensity().percentiles());
    }

    @Test
    void whatCannotBeIsRefusedWithItsLine() {
        for (String wrong : List.of(
                "shape: [95, 128]",
                "shape: [0, 128, 128]",
                "crop: tumour",
                "channels: []",
                "channels: [t1, t1]",
                "window: [95, 0, 128]",
                "intensity: { percentiles: [99, 1] }",
                "intensity: { percentiles: [1] }",
                "intensity: { over: slice }")) {
            SettingsException e = assertThrows(SettingsException.class, () -> study("input: { " + wrong + " }"), wrong);
            assertTrue(e.getMessage().contains("study.yaml:4"), e.getMessage());
        }
    }

    @Test
    void aMaskCentredCropIsAnOracleOfTheArmsThatReadIt() throws IOException {
        Arm arm = study("").arms().get(0);
        assertEquals(List.of("crop", "slices"), arm.oracles(true, Optional.of(InputSettings.Crop.MASK_CENTRED)));
        assertEquals(List.of("crop"), arm.oracles(false, Optional.of(InputSettings.Crop.MASK_CENTRED)));
        assertEquals(List.of(), arm.oracles(false, Optional.of(InputSettings.Crop.BRAIN)));
        assertEquals(List.of(), arm.oracles(false, Optional.empty()));
    }

    @Test
    void theCeilingsNameIsNoArms() throws IOException {
        study("");
        Path file = folder.resolve("study.yaml");
        Files.writeString(file, Files.readString(file).replace("id: a", "id: ceiling"));
        SettingsException e = assertThrows(SettingsException.class, () -> StudyFile.read(file, Map.of()));
        assertTrue(e.getMessage().contains("'ceiling'"), e.getMessage());
    }
}
