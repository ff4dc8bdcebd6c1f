package org.readingroom.controls.internal;

import java.util.Set;
import java.util.function.Function;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.DatasetException;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.AnswerSink;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.model.Query;
import org.readingroom.api.model.ReadRequest;
import org.readingroom.api.task.EndState;
import org.readingroom.imaging.ImagingException;

/** Answers a request query by query, in order, cancelled between queries. */
final class DirectReading {
    private DirectReading() {}

    /**
     * Gives each query's value to the sink; a query whose images cannot be read is failed with the reason.
     *
     * @param tasks ids of the tasks that may be asked
     * @param reader the value for a query
     */
    static void read(
            ReadRequest request, AnswerSink sink, Monitor monitor, Set<String> tasks, Function<Query, Object> reader) {
        for (Query query : request.queries()) {
            monitor.checkCancelled();
            String task = query.task().id();
            if (!tasks.contains(task)) {
                throw new ModelException(
                        "query " + query.key() + " asks for " + task + ", which this model cannot answer: it answers "
                                + tasks.stream().sorted().toList());
            }
            Object value;
            try {
                value = reader.apply(query);
            } catch (DatasetException | ImagingException e) {
                sink.answer(query.key(), new Answer.None(EndState.REFUSED, e.getMessage()));
                continue;
            }
            sink.answer(query.key(), new Answer.Value(value));
        }
    }
}
