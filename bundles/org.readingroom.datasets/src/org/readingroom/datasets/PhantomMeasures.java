package org.readingroom.datasets;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.LabelMap;
import org.readingroom.api.data.Volume;

/**
 * What can be measured of a synthetic patient by anybody who has the mask, without looking at shapes.
 *
 * @param tumour the tumour's volume in ml
 * @param tumourMeans mean value of each volume in the tumour; 0 where there is no tumour
 * @param brainMeans mean value of each volume over its voxels that are not 0
 */
public record PhantomMeasures(double tumour, Map<String, Double> tumourMeans, Map<String, Double> brainMeans) {
    private static final List<String> VOLUMES = List.of("t1", "t1ce", "t2", "flair");

    public PhantomMeasures {
        tumourMeans = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(tumourMeans));
        brainMeans = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(brainMeans));
    }

    /** Measures a patient. */
    static PhantomMeasures of(Case patient) {
        LabelMap labels = patient.reference().orElseThrow();
        double[] mm = labels.grid().spacing();
        double ml = labels.foreground().count() * (mm[0] * mm[1] * mm[2]) / 1000;
        Map<String, Double> tumour = new TreeMap<>();
        Map<String, Double> brain = new TreeMap<>();
        for (String name : VOLUMES) {
            Volume volume = patient.volume(name);
            tumour.put(name, mean(volume, labels, true));
            brain.put(name, mean(volume, labels, false));
        }
        return new PhantomMeasures(ml, tumour, brain);
    }

    private static double mean(Volume volume, LabelMap labels, boolean inTumour) {
        double sum = 0;
        int n = 0;
        for (int v = 0; v < labels.grid().size(); v++) {
            if (inTumour ? labels.label(v) != 0 : volume.value(v) != 0) {
                sum += volume.value(v);
                n++;
            }
        }
        return n == 0 ? 0 : sum / n;
    }

    /** What the features are called. */
    static List<String> names() {
        return List.of(
                "tumour volume",
                "mean t1 in tumour",
                "mean t1ce in tumour",
                "mean t2 in tumour",
                "mean flair in tumour",
                "mean t1 in brain",
                "mean t1ce in brain",
                "mean t2 in brain",
                "mean flair in brain");
    }

    /** The features in the order of {@link #names()}. */
    double[] features() {
        double[] features = new double[1 + 2 * VOLUMES.size()];
        features[0] = tumour;
        for (int v = 0; v < VOLUMES.size(); v++) {
            features[1 + v] = tumourMeans.get(VOLUMES.get(v));
            features[1 + VOLUMES.size() + v] = brainMeans.get(VOLUMES.get(v));
        }
        return features;
    }
}
