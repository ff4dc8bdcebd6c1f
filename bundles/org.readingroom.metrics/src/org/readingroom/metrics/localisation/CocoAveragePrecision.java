package org.readingroom.metrics.localisation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Average precision and recall of detected boxes as COCO computes them for one category.
 *
 * <p>In each image detections are taken from high to low score (ties in the order given) up to a limit; each takes the
 * free reference of greatest overlap if that is at least the threshold. Over all images, again by score, precision is
 * made falling from the right and read at 101 recalls 0, 0.01, ... 1. Empty rule: a category without a reference is
 * undefined, NaN (COCO writes -1), and is left out of the mean over categories.
 *
 * <p>Source: cocodataset/cocoapi, {@code cocoeval.py}; T.-Y. Lin and others, "Microsoft COCO" (2014).
 */
public final class CocoAveragePrecision {
    private static final int RECALLS = 101;

    /** A detected box and how sure the reader is of it. */
    public record Detection(Box box, double score) {}

    /** The references and detections of one category in one image. */
    public record Image(List<Box> references, List<Detection> detections) {
        /** A copy with detections in falling order of score, ties as given. */
        public Image {
            references = List.copyOf(references);
            detections = detections.stream()
                    .sorted(Comparator.comparingDouble(d -> -d.score()))
                    .toList();
        }
    }

    /**
     * Average precision and the highest recall reached.
     *
     * @param precision the mean of the precision at 101 recalls; NaN without a reference
     * @param recall the share of references found; NaN without a reference
     */
    public record Result(double precision, double recall) {}

    private CocoAveragePrecision() {}

    /**
     * The result at one threshold of overlap.
     *
     * @param images in the order in which equal scores are ranked
     * @param threshold the least intersection over union of a match
     * @param limit how many detections an image may have
     */
    public static Result of(List<Image> images, double threshold, int limit) {
        List<double[]> ranked = new ArrayList<>();
        int references = 0;
        for (Image image : images) {
            references += image.references().size();
            ranked.addAll(matches(image, threshold, limit));
        }
        if (references == 0) {
            return new Result(Double.NaN, Double.NaN);
        }
        ranked.sort(Comparator.comparingDouble(m -> -m[0]));
        return curve(ranked, references);
    }

    /** Each detection's score and whether it found a reference, 1 or 0. */
    private static List<double[]> matches(Image image, double threshold, int limit) {
        boolean[] taken = new boolean[image.references().size()];
        List<double[]> matches = new ArrayList<>();
        for (Detection detection : image.detections().stream().limit(limit).toList()) {
            int best = -1;
            double overlap = Math.min(threshold, 1 - 1e-10);
            for (int r = 0; r < taken.length; r++) {
                double iou = BoxIntersectionOverUnion.of(
                        detection.box(), image.references().get(r));
                if (!taken[r] && iou >= overlap) {
                    overlap = iou;
                    best = r;
                }
            }
            if (best >= 0) {
                taken[best] = true;
            }
            matches.add(new double[] {detection.score(), best >= 0 ? 1 : 0});
        }
        return matches;
    }

    private static Result curve(List<double[]> ranked, int references) {
        double[] recall = new double[ranked.size()];
        double[] precision = new double[ranked.size()];
        double found = 0;
        for (int i = 0; i < recall.length; i++) {
            found += ranked.get(i)[1];
            recall[i] = found / references;
            precision[i] = found / (i + 1);
        }
        for (int i = precision.length - 2; i >= 0; i--) {
            precision[i] = Math.max(precision[i], precision[i + 1]);
        }
        double sum = 0;
        int at = 0;
        for (int step = 0; step < RECALLS; step++) {
            while (at < recall.length && recall[at] < step / (RECALLS - 1.0)) {
                at++;
            }
            sum += at < precision.length ? precision[at] : 0;
        }
        return new Result(sum / RECALLS, found / references);
    }
}
