package org.readingroom.metrics.segmentation;

/**
 * How many elements of a frame are in both masks, in one of them, and in neither.
 *
 * @param truePositive in the prediction and the reference
 * @param falsePositive in the prediction alone
 * @param falseNegative in the reference alone
 * @param trueNegative in neither
 */
public record VoxelCounts(long truePositive, long falsePositive, long falseNegative, long trueNegative) {
    /** The counts over the whole frame of a pair. */
    public static VoxelCounts of(MaskPair pair) {
        boolean[] prediction = pair.prediction();
        boolean[] reference = pair.reference();
        long both = 0;
        long predicted = 0;
        long wanted = 0;
        for (int i = 0; i < prediction.length; i++) {
            both += prediction[i] & reference[i] ? 1 : 0;
            predicted += prediction[i] ? 1 : 0;
            wanted += reference[i] ? 1 : 0;
        }
        return new VoxelCounts(both, predicted - both, wanted - both, pair.frameSize() - predicted - wanted + both);
    }

    /** The number of predicted elements. */
    public long predicted() {
        return truePositive + falsePositive;
    }

    /** The number of elements of the reference. */
    public long reference() {
        return truePositive + falseNegative;
    }

    /** The number of elements of the frame. */
    public long total() {
        return truePositive + falsePositive + falseNegative + trueNegative;
    }
}
