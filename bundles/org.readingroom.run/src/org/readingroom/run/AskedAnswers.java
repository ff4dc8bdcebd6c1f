package org.readingroom.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.prompt.AnswerForm;
import org.readingroom.api.task.ClassScore;
import org.readingroom.run.analysis.AskedAnswer;

/** The queries of a case and how they ended, as the analysis sees them. */
final class AskedAnswers {
    private AskedAnswers() {}

    /** @param form what the texts of listed choices stand for; {@link AnswerForm#FREE} where that is not known */
    static List<AskedAnswer> of(List<PlannedQuery> plan, Map<String, StoredAnswer> answers, AnswerForm form) {
        List<AskedAnswer> all = new ArrayList<>();
        for (PlannedQuery q : plan) {
            String slice = q.slice().map(SliceRef::toString).orElse("");
            Optional<StoredAnswer> given = Optional.ofNullable(answers.get(q.key()));
            boolean classes = q.task().valueType() == ClassScore.class;
            Optional<JsonNode> value = given.flatMap(StoredAnswer::value);
            all.add(new AskedAnswer(
                    slice,
                    q.task().id(),
                    q.repeat(),
                    given.map(StoredAnswer::state),
                    classes && value.isPresent()
                            ? OptionalInt.of(value.get().path("label").asInt())
                            : OptionalInt.empty(),
                    value.map(v -> classes ? v.path("label").asText() : v.toString())
                            .orElse(""),
                    given.map(StoredAnswer::lp).orElse(java.util.OptionalDouble.empty()),
                    given.flatMap(g -> choices(g.forced(), form))));
        }
        return all;
    }

    /** Empty unless both classes have a text whose probability is known. */
    private static Optional<AskedAnswer.Choices> choices(Map<String, Double> forced, AnswerForm form) {
        double[] ofClass = {0, 0};
        double mass = 0;
        for (int i = 0; i < form.texts().size(); i++) {
            Double log = forced.get(form.texts().get(i));
            if (log != null && form.values().get(i) instanceof ClassScore said) {
                mass += Math.exp(log);
                if (said.label() <= 1) {
                    ofClass[said.label()] += Math.exp(log);
                }
            }
        }
        double odds = Math.log(ofClass[1]) - Math.log(ofClass[0]);
        return ofClass[0] > 0 && ofClass[1] > 0
                ? Optional.of(new AskedAnswer.Choices(odds, Math.min(1, mass)))
                : Optional.empty();
    }
}
