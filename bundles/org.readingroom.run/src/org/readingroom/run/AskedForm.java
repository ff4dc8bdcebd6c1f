package org.readingroom.run;

import java.util.List;
import java.util.Optional;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.model.Constraint;
import org.readingroom.api.model.Coordinates;
import org.readingroom.api.model.Query;
import org.readingroom.api.model.ReadRequest;
import org.readingroom.api.prompt.AnswerForm;
import org.readingroom.api.prompt.PromptStrategy;
import org.readingroom.study.ConstraintSettings;
import org.readingroom.study.DecodeSettings;
import org.readingroom.study.StudyException;

/**
 * What is asked of an answer's text beside the prompt. Queries of one form go in one request.
 *
 * @param constraint the form that the text must have
 * @param continuations the texts whose probability is wanted
 * @param prefix what stands before them
 */
record AskedForm(Optional<Constraint> constraint, List<String> continuations, String prefix) {
    /** Free text, nothing else asked for. */
    static final AskedForm FREE = new AskedForm(Optional.empty(), List.of(), "");

    /**
     * The form of a query about a slice of a frame.
     *
     * @param coordinates how the model writes positions; empty where it follows the prompt
     * @param forced whether the probability of each listed answer is wanted
     * @throws StudyException where the strategy is to give the constraint and has none
     */
    static AskedForm of(
            DecodeSettings decode,
            PromptStrategy strategy,
            SliceFrame frame,
            Optional<Coordinates> coordinates,
            boolean forced) {
        AnswerForm form = coordinates.isPresent() ? strategy.form(frame, coordinates.get()) : strategy.form(frame);
        Optional<Constraint> constraint = decode.constraint().map(c -> constraint(c, form, strategy));
        return forced && !form.texts().isEmpty()
                ? new AskedForm(constraint, form.texts(), form.prefix())
                : new AskedForm(constraint, List.of(), "");
    }

    private static Constraint constraint(ConstraintSettings settings, AnswerForm form, PromptStrategy strategy) {
        return settings.constraint()
                .or(form::constraint)
                .orElseThrow(() -> new StudyException(
                        "constraint: strategy needs a prompt with a form of its own, and that" + " of the task '"
                                + strategy.task().id() + "' has none; give a regex, json-schema or choices"));
    }

    ReadRequest request(List<Query> queries, DecodeSettings decode) {
        return new ReadRequest(queries, decode.decoding(), constraint, continuations, prefix);
    }
}
