package org.readingroom.datasets;

import java.util.List;
import java.util.Optional;
import org.readingroom.datasets.internal.phantom.GradeRegression;

/**
 * How well the grade of synthetic patients can be told without looking at the images: the area under the ROC curve of a
 * logistic regression on tumour volume and mean intensities (of the tumour, which takes the mask, and of the brain),
 * cross-validated. It stays under .75: what a reader has beyond that it saw.
 *
 * @param features what the regression is on
 * @param patients how many patients
 * @param folds of the cross-validation
 * @param area the area under the ROC curve over all patients, each scored by the regression that was not fitted to it
 */
public record PhantomCheck(List<String> features, int patients, int folds, double area) {
    /** The area that a set of the size of BraTS stays under. */
    public static final double LIMIT = 0.75;

    private static final int FOLDS = 5;
    private static final int FEW = 30;

    public PhantomCheck {
        features = List.copyOf(features);
    }

    /**
     * Checks a set of patients.
     *
     * @param high whether each patient's label is HGG, in the order of {@code measures}
     * @return empty under 30 patients, or where a grade has fewer patients than there are folds: an area over so few
     *     says nothing
     */
    static Optional<PhantomCheck> of(List<PhantomMeasures> measures, List<Boolean> high) {
        long positives = high.stream().filter(h -> h).count();
        if (measures.size() < FEW || positives < FOLDS || measures.size() - positives < FOLDS) {
            return Optional.empty();
        }
        double[][] rows = measures.stream().map(PhantomMeasures::features).toArray(double[][]::new);
        boolean[] labels = new boolean[rows.length];
        for (int n = 0; n < labels.length; n++) {
            labels[n] = high.get(n);
        }
        double area = GradeRegression.crossValidatedArea(rows, labels, FOLDS);
        return Optional.of(new PhantomCheck(PhantomMeasures.names(), rows.length, FOLDS, area));
    }
}
