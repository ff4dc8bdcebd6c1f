package org.readingroom.api.model;

import java.util.List;
import java.util.Map;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Case;

/**
 * Something that reads: a volume model (case in; class, mask, box or point out) or a vision language model (images and
 * text in; text and log-probabilities out). Used by one thread at a time; owns its native resources until closed.
 */
public interface Model extends AutoCloseable {
    /** What it can do; after a training it may answer fewer tasks, where the patients had no truth for one. */
    Capabilities capabilities();

    /**
     * Is told, after training and loading and before it is asked anything, of every case that it will be asked about, without
     * labels and references. A model that has its answers already, such as one of stored predictions, says here what it lacks.
     *
     * @param cases each once, the same whichever share of them this process reads
     * @throws ModelException naming all that cannot be answered
     */
    default void expect(List<Case> cases) {}

    /**
     * What makes its answers its own: base, adapter, precision, image policy, template, variants; part of every answer's
     * key; asked for after training, loading and {@link #expect}. The plugin's id and version are added by the engine. An untrained control, beside which others are printed,
     * says {@code control -> true}.
     */
    Map<String, String> identity();

    /**
     * Reads a batch of queries, each into the sink exactly once, in any order, as soon as it is ready.
     *
     * <p>A query that fails by itself is given to {@link AnswerSink#failed}; an exception ends the arm.
     *
     * @throws ModelException where the model itself fails
     * @throws org.readingroom.api.CancelledException where the monitor is cancelled; what the sink has is kept
     */
    void read(ReadRequest request, AnswerSink sink, Monitor monitor);

    @Override
    void close();
}
