package org.readingroom.datasets;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.data.DatasetPlugin;
import org.readingroom.api.settings.Root;
import org.readingroom.datasets.internal.NnUnetPlugin;
import org.readingroom.tck.DatasetContractTest;

/** The contract, on a folder of nnU-Net 2. */
class NnUnetContractTest extends DatasetContractTest<NnUnetSettings> {
    @TempDir
    static Path folder;

    private static NnUnetSettings at(String name) {
        return new NnUnetSettings(
                new Root("data", folder.resolve(name)), NnUnetSettings.Part.TRAINING, Optional.empty());
    }

    private static void write(Path root) {
        TinyImages.text(
                root.resolve("dataset.json"),
                "{\"channel_names\": {\"0\": \"FLAIR\", \"1\": \"T1Gd\"},",
                "\"labels\": {\"background\": 0, \"edema\": 1, \"core\": 2}, \"file_ending\": \".nii.gz\"}");
        TinyImages.text(root.resolve("name_mapping.csv"), "Grade,BraTS_ID", "LGG,BRATS_002", "HGG,BRATS_001");
        for (String id : List.of("BRATS_001", "BRATS_002")) {
            for (int c = 0; c < 2; c++) {
                TinyImages.volume(root.resolve("imagesTr/" + id + "_000" + c + ".nii.gz"), TinyImages.GRID, c + 1);
            }
            TinyImages.volume(root.resolve("labelsTr/" + id + ".nii.gz"), TinyImages.GRID, 2);
        }
    }

    @Override
    protected DatasetPlugin<NnUnetSettings> plugin() {
        return new NnUnetPlugin();
    }

    @Override
    protected NnUnetSettings settings() {
        write(folder.resolve("good"));
        return at("good");
    }

    @Override
    protected Optional<NnUnetSettings> unusable() {
        return Optional.of(at("nowhere"));
    }

    @Override
    protected Optional<NnUnetSettings> unreadable() {
        write(folder.resolve("cut"));
        for (String name : List.of(
                "imagesTr/BRATS_001_0000",
                "imagesTr/BRATS_001_0001",
                "labelsTr/BRATS_001",
                "imagesTr/BRATS_002_0000",
                "imagesTr/BRATS_002_0001",
                "labelsTr/BRATS_002")) {
            TinyImages.text(folder.resolve("cut").resolve(name + ".nii.gz"), "not an image");
        }
        return Optional.of(at("cut"));
    }
}
