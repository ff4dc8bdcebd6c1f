package org.readingroom.cnn.internal;

import java.util.List;
import java.util.function.Function;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.CasePreparer;
import org.readingroom.api.data.PreparedCase;
import org.readingroom.api.model.ModelException;

/**
 * Makes samples of cases.
 *
 * @param preparer prepares cases as the study's input says
 * @param channels the volumes that the network reads, in order
 */
record SampleLoader(CasePreparer preparer, List<String> channels) {
    /** A loader of some channels, of the study's where none is named. */
    static SampleLoader of(CasePreparer preparer, List<String> channels) {
        return new SampleLoader(preparer, channels.isEmpty() ? preparer.channels() : channels);
    }

    /** A case that is only read. */
    Sample load(Case subject) {
        return load(subject, prepared -> new float[0]);
    }

    /** A case with its target. */
    Sample load(Case subject, Function<PreparedCase, float[]> target) {
        PreparedCase prepared = preparer.prepare(subject, channels);
        return new Sample(subject, prepared, prepared.scores(), target.apply(prepared));
    }

    /** A case with its truth. */
    Sample load(Case subject, NetworkReader reader, org.readingroom.api.model.TrainingView view) {
        return load(subject, prepared -> reader.target(view, subject, prepared)
                .orElseThrow(() -> new ModelException("case " + subject.id() + " has no truth for '"
                        + reader.task().id() + "' although it said so; look at its files")));
    }

    /** Extents of the arrays: channels, slices, rows, columns. */
    int[] shape() {
        List<Integer> s = preparer.shape();
        return new int[] {channels.size(), s.get(0), s.get(1), s.get(2)};
    }
}
