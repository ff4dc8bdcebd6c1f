package org.readingroom.cnn.internal;

import java.util.List;
import java.util.Optional;
import org.readingroom.api.settings.Root;
import org.readingroom.api.settings.Setting;

/** Settings of the segmenter; defaults are the study's. */
public record SegmenterSettings(
        @Setting(
                value = "Filters of each convolution on the way down, 3x3x3, each followed by ReLU and pooling by 2;"
                        + " the way up has the same in reverse.",
                def = "[16, 32]")
        List<Integer> filters,

        @Setting(value = "Filters of the convolution at the bottom.", def = "64", min = 1)
        int bottleneck,

        @Setting(
                value = "Leads the maps of the way down past the bottom to the way up, as a U-Net does; the study's"
                        + " network does not.",
                def = "false")
        boolean skip,

        @Setting(value = "Volumes it reads, in order; those of the study's input where none is given.", def = "[]")
        List<String> channels,

        @Setting(value = "Tumour from this probability on.", def = "0.7", min = 0, max = 1)
        double threshold,

        @Setting(value = "Uses the threshold of the highest mean Dice on validation in its place.", def = "false")
        boolean tunedThreshold,

        @Setting(value = "Keeps the probability of each voxel as a volume of 8 bits beside each mask.", def = "false")
        boolean keepProbabilities,

        @Setting(value = "How it learns.", def = "{}") TrainingSettings train,

        @Setting("A folder of a finished training, which it reads with and learns nothing.")
        Optional<Root> weights,

        @Setting("An arm further up in the same study whose weights it reads with, so that it learns nothing: for a"
                + " second threshold.")
        Optional<String> weightsOf,

        @Setting(
                value = "Where it computes: auto (a CUDA device where there is one), cpu, cuda or cuda:N.",
                def = "auto")
        String device,

        @Setting(value = "Threads of one operation; 0: PyTorch's own choice.", def = "0", min = 0, max = 1024)
        int threads) {
    public SegmenterSettings {
        filters = List.copyOf(filters);
        channels = List.copyOf(channels);
        Architecture.requireFilters(filters);
    }
}
