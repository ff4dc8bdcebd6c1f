package org.readingroom.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.Dataset;
import org.readingroom.api.data.DatasetException;
import org.readingroom.api.settings.Root;

/** nnU-Net folders of both versions and of the Decathlon. */
class NnUnetDatasetTest {
    @TempDir
    Path root;

    private Dataset open(NnUnetSettings.Part part) {
        return NnUnetDataset.open(new NnUnetSettings(new Root("data", root), part, Optional.empty()), Monitor.NONE);
    }

    private Dataset open() {
        return open(NnUnetSettings.Part.TRAINING);
    }

    private void version2() {
        TinyImages.text(
                root.resolve("dataset.json"),
                "{\"channel_names\": {\"0\": \"FLAIR\", \"1\": \"T1Gd\", \"2\": \"Apparent Diffusion\"},",
                "\"labels\": {\"background\": 0, \"whole\": [1, 2], \"core\": 2}, \"file_ending\": \".nii.gz\"}");
        for (String id : List.of("BRATS_001", "BRATS_002")) {
            for (int c = 0; c < 3; c++) {
                TinyImages.volume(root.resolve("imagesTr/" + id + "_000" + c + ".nii.gz"), TinyImages.GRID, c + 1);
            }
            TinyImages.volume(root.resolve("labelsTr/" + id + ".nii.gz"), TinyImages.GRID, 2);
        }
    }

    @Test
    void channelsAreVolumesUnderOurNames() {
        version2();
        TinyImages.text(root.resolve("name_mapping.csv"), "Grade,BraTS_ID", "LGG,BRATS_002");
        List<Case> cases = open().cases();
        assertEquals(
                List.of("BRATS_001", "BRATS_002"), cases.stream().map(Case::id).toList());
        assertEquals(
                Set.of("flair", "t1ce", "apparent-diffusion"),
                cases.get(0).info().volumes());
        assertEquals(2f, cases.get(0).volume("t1ce").toFloats()[3]);
        assertEquals(2, cases.get(0).reference().orElseThrow().label(0));
        assertEquals(Map.of(), cases.get(0).info().labels());
        assertEquals(Map.of("grade", "LGG"), cases.get(1).info().labels());
    }

    @Test
    void whatLacksIsRemarkedOn() {
        version2();
        root.resolve("labelsTr/BRATS_001.nii.gz").toFile().delete();
        root.resolve("imagesTr/BRATS_002_0000.nii.gz").toFile().delete();
        Dataset dataset = open();
        assertFalse(dataset.cases().get(0).info().hasReference());
        assertEquals(
                List.of("case BRATS_001 has no mask", "case BRATS_002 lacks flair; its other volumes are kept"),
                dataset.remarks());
    }

    @Test
    void labelsBeyondThoseNamedAreRefused() {
        version2();
        TinyImages.volume(root.resolve("labelsTr/BRATS_001.nii.gz"), TinyImages.GRID, 3);
        String message = assertThrows(
                        DatasetException.class, () -> open().cases().get(0).reference())
                .getMessage();
        assertTrue(message.contains("label 3") && message.contains("0 to 2"), message);
    }

    @Test
    void fourDimensionalImagesOfVersion1AreSplit() throws IOException {
        TinyImages.text(
                root.resolve("dataset.json"),
                "{\"modality\": {\"0\": \"T1w\", \"1\": \"T2w\"}, \"labels\": {\"0\": \"background\", \"1\": \"tumour\"}}");
        fourD(root.resolve("imagesTr/CASE_1.nii.gz"));
        Case c = open().cases().get(0);
        assertEquals("CASE_1", c.id());
        assertEquals(10f, c.volume("t1").toFloats()[0]);
        assertEquals(20f, c.volume("t2").toFloats()[0]);
    }

    /** 2 x 2 x 2 voxels of int16, two frames of 10 and 20, by hand: the writer writes 3-D images only. */
    private static void fourD(Path file) throws IOException {
        ByteBuffer b = ByteBuffer.allocate(352 + 32).order(ByteOrder.LITTLE_ENDIAN);
        b.putInt(0, 348);
        short[] dim = {4, 2, 2, 2, 2, 1, 1, 1};
        for (int i = 0; i < 8; i++) {
            b.putShort(40 + 2 * i, dim[i]);
            b.putFloat(76 + 4 * i, 1);
        }
        b.putShort(70, (short) 4).putShort(72, (short) 16).putFloat(108, 352);
        b.putShort(254, (short) 1).putFloat(280, 1).putFloat(300, 1).putFloat(320, 1);
        b.put(344, new byte[] {'n', '+', '1', 0});
        for (int i = 0; i < 16; i++) {
            b.putShort(352 + 2 * i, (short) (i < 8 ? 10 : 20));
        }
        Files.createDirectories(file.getParent());
        try (DataOutputStream out =
                new DataOutputStream(new java.util.zip.GZIPOutputStream(Files.newOutputStream(file)))) {
            out.write(b.array());
        }
    }

    @Test
    void theTestPartHasNoMasks() {
        version2();
        TinyImages.volume(root.resolve("imagesTs/BRATS_009_0000.nii.gz"), TinyImages.GRID, 1);
        List<Case> cases = open(NnUnetSettings.Part.TEST).cases();
        assertEquals(List.of("BRATS_009"), cases.stream().map(Case::id).toList());
        assertFalse(cases.get(0).info().hasReference());
    }

    @Test
    void whatIsNoNnUnetFolderIsRefused() throws IOException {
        assertTrue(refused().contains("dataset.json"), refused());
        TinyImages.text(root.resolve("dataset.json"), "{nonsense");
        assertTrue(refused().contains("as JSON"), refused());
        TinyImages.text(root.resolve("dataset.json"), "{\"labels\": {\"background\": 0, \"a\": 1}}");
        assertTrue(refused().contains("names no channels"), refused());
        TinyImages.text(root.resolve("dataset.json"), "{\"channel_names\": {\"0\": \"x\"}, \"labels\": {\"b\": 0}}");
        assertTrue(refused().contains("no label"), refused());
        String good = "{\"channel_names\": {\"0\": \"x\"}, \"labels\": {\"b\": 0, \"a\": 1}, \"file_ending\": \"%s\"}";
        TinyImages.text(root.resolve("dataset.json"), good.formatted(".png"));
        assertTrue(refused().contains(".png"), refused());
        TinyImages.text(root.resolve("dataset.json"), good.formatted(".nii.gz"));
        assertTrue(refused().contains("no folder") && refused().contains("imagesTr"), refused());
        Files.createDirectories(root.resolve("imagesTr"));
        assertTrue(refused().contains("no case in"), refused());
    }

    private String refused() {
        return assertThrows(DatasetException.class, this::open).getMessage();
    }
}
