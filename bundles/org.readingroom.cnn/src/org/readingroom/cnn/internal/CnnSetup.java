package org.readingroom.cnn.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.readingroom.torch.TorchSettings;

/**
 * One of the two readers with its settings.
 *
 * @param kind {@code classifier} or {@code segmenter}
 * @param reader what the output means
 * @param plan how it learns
 * @param tuned whether it reads with the tuned threshold
 * @param channels volumes it reads; empty for the study's
 * @param filters of the convolutions on the way down
 * @param width of the fully connected layer, or filters at the bottom
 * @param wiring how its maps go on
 * @param weightsOf the arm whose weights it reads with in place of learning
 * @param torch what it computes with
 */
record CnnSetup(
        String kind,
        NetworkReader reader,
        TrainingPlan plan,
        boolean tuned,
        List<String> channels,
        List<Integer> filters,
        int width,
        Wiring wiring,
        Optional<String> weightsOf,
        TorchSettings torch) {
    static CnnSetup of(ClassifierSettings s) {
        return new CnnSetup(
                Architecture.CLASSIFIER,
                new GradeReader(s.threshold()),
                TrainingPlan.classifier(s.train()),
                s.tunedThreshold(),
                s.channels(),
                s.filters(),
                s.hidden(),
                s.gather() == Gather.MAX ? Wiring.MAX : Wiring.PLAIN,
                s.weightsOf(),
                new TorchSettings(s.device(), s.threads()));
    }

    static CnnSetup of(SegmenterSettings s) {
        return new CnnSetup(
                Architecture.SEGMENTER,
                new MaskReader(s.threshold(), s.tunedThreshold(), s.keepProbabilities()),
                TrainingPlan.segmenter(s.train()),
                s.tunedThreshold(),
                s.channels(),
                s.filters(),
                s.bottleneck(),
                s.skip() ? Wiring.SKIP : Wiring.PLAIN,
                s.weightsOf(),
                new TorchSettings(s.device(), s.threads()));
    }

    Architecture architecture(SampleLoader loader) {
        return Architecture.of(kind, loader.channels().size(), loader.preparer().shape(), filters, width, wiring);
    }

    /** What its answers depend on before anything is learnt. */
    Map<String, String> identity() {
        Map<String, String> identity =
                new TreeMap<>(Map.of("network", kind, "filters", filters.toString(), "width", "" + width));
        if (wiring != Wiring.PLAIN) {
            identity.put("wiring", wiring.word());
        }
        return identity;
    }
}
