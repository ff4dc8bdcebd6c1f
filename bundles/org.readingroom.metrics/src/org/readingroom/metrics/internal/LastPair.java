package org.readingroom.metrics.internal;

import java.lang.ref.WeakReference;
import org.readingroom.api.data.Mask;
import org.readingroom.metrics.segmentation.MaskPair;

/** The pair that a thread measured last: the metrics of one comparison come one after another, and share it. */
final class LastPair {
    private static final ThreadLocal<LastPair> LAST = new ThreadLocal<>();

    private final WeakReference<Mask> prediction;
    private final WeakReference<Mask> reference;
    private final MaskPair pair;

    private LastPair(Mask prediction, Mask reference) {
        this.prediction = new WeakReference<>(prediction);
        this.reference = new WeakReference<>(reference);
        this.pair = MaskPair.of(prediction, reference);
    }

    static MaskPair of(Mask prediction, Mask reference) {
        LastPair last = LAST.get();
        if (last == null || last.prediction.get() != prediction || last.reference.get() != reference) {
            last = new LastPair(prediction, reference);
            LAST.set(last);
        }
        return last.pair;
    }
}
