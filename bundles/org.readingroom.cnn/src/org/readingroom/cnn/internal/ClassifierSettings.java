package org.readingroom.cnn.internal;

import java.util.List;
import java.util.Optional;
import org.readingroom.api.settings.Root;
import org.readingroom.api.settings.Setting;

/** Settings of the classifier; defaults are the study's. */
public record ClassifierSettings(
        @Setting(value = "Filters of each convolution, 3x3x3, each followed by ReLU and pooling by 2.", def = "[8, 16]")
        List<Integer> filters,

        @Setting(value = "Width of the fully connected layer.", def = "128", min = 1)
        int hidden,

        @Setting(
                value = "What goes from the last maps to the fully connected layer: all voxels, as in the study, or"
                        + " max, the greatest of each map wherever it lies, which learns from few patients.",
                def = "all")
        Gather gather,

        @Setting(value = "Volumes it reads, in order; those of the study's input where none is given.", def = "[]")
        List<String> channels,

        @Setting(value = "Grade 1 from this probability on.", def = "0.5", min = 0, max = 1)
        double threshold,

        @Setting(
                value = "Uses the threshold of the highest balanced accuracy on validation in its place.",
                def = "false")
        boolean tunedThreshold,

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
    public ClassifierSettings {
        filters = List.copyOf(filters);
        channels = List.copyOf(channels);
        Architecture.requireFilters(filters);
    }
}
