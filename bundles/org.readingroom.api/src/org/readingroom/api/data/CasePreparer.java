package org.readingroom.api.data;

import java.util.List;
import java.util.Map;

/**
 * Prepares cases as the study's {@code input:} says, or by its defaults where the study says nothing. Thread-safe; keeps
 * what it made on disk, so that asking again is cheap.
 */
public interface CasePreparer {
    /** The channels where a model has no choice of its own, such as {@code t1 t1ce t2 flair}. */
    List<String> channels();

    /** The shape of every prepared volume: slices, rows, columns. */
    List<Integer> shape();

    /** What it does to a case, in words of the study file, for the record beside a model's weights. */
    Map<String, String> settings();

    /**
     * A case prepared.
     *
     * @param subject a case of a training view, or of a query
     * @param channels names of its volumes in the order wanted, at least one
     * @throws DatasetException where a volume is missing or cannot be read, or the crop needs a reference that the case
     *     has not
     */
    PreparedCase prepare(Case subject, List<String> channels);

    /** A case prepared with the channels of {@link #channels}. */
    default PreparedCase prepare(Case subject) {
        return prepare(subject, channels());
    }
}
