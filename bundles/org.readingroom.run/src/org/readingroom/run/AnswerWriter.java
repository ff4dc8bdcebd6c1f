package org.readingroom.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.data.SliceView;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.AnswerSink;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.model.Query;
import org.readingroom.api.model.Usage;
import org.readingroom.api.prompt.PromptStrategy;
import org.readingroom.api.task.EndState;
import org.readingroom.api.task.Task;
import org.readingroom.study.Arm;
import org.readingroom.study.ImageSettings;

/** Stores the answers of one request as they come: values as they are, text through the arm's prompt strategy. */
final class AnswerWriter implements AnswerSink {
    private final Arm arm;
    private final RunFolder folder;
    private final AnswerStore store;
    private final ArmSession session;
    private final ArmProgress progress;
    private final Map<String, AskedQuery> open = new HashMap<>();
    private final Map<String, Grid> grids;
    private final Set<String> done = new HashSet<>();
    private final long started = System.nanoTime();

    /** @param grids the grid of each case asked about, by case id */
    AnswerWriter(
            Arm arm,
            RunFolder folder,
            AnswerStore store,
            ArmSession session,
            ArmProgress progress,
            List<AskedQuery> queries,
            Map<String, Grid> grids) {
        this.arm = arm;
        this.folder = folder;
        this.store = store;
        this.session = session;
        this.progress = progress;
        this.grids = grids;
        queries.forEach(q -> open.put(q.query().key(), q));
    }

    @Override
    public synchronized void answer(String key, Answer answer) {
        AskedQuery asked = take(key);
        switch (answer) {
            case Answer.Value v ->
                append(asked, plain(EndState.ANSWERED, Optional.of(stored(asked.query(), v)), ""), "");
            case Answer.Text t -> append(asked, read(asked, t), t.text());
            case Answer.None n -> append(asked, plain(n.state(), Optional.empty(), n.reason()), "");
        }
    }

    @Override
    public void used(String key, Usage usage) {
        progress.used(usage);
    }

    @Override
    public synchronized void failed(String key, String reason) {
        append(take(key), plain(EndState.TRANSPORT_ERROR, Optional.empty(), reason), "");
    }

    /**
     * Checks that every query has ended.
     *
     * @throws ModelException naming a query that was left out
     */
    synchronized void requireComplete() {
        for (String key : open.keySet()) {
            if (!done.contains(key)) {
                Query q = open.get(key).query();
                throw new ModelException("the model of arm '" + arm.id() + "' returned without an answer to '"
                        + q.task().id() + "' of case " + q.subject().id() + "; report it to the plugin's author");
            }
        }
    }

    private AskedQuery take(String key) {
        AskedQuery asked = open.get(key);
        if (asked == null) {
            throw new ModelException("the model of arm '" + arm.id() + "' answered a query it was not asked");
        }
        if (!done.add(key)) {
            throw new ModelException("the model of arm '" + arm.id() + "' answered '"
                    + asked.query().task().id() + "' of case "
                    + asked.query().subject().id() + " twice");
        }
        return asked;
    }

    private Transcript read(AskedQuery asked, Answer.Text text) {
        PromptStrategy strategy = session.strategy()
                .orElseThrow(() ->
                        new ModelException("the model of arm '" + arm.id() + "' reads volumes and answered with text"));
        return Transcript.of(
                text,
                strategy,
                asked.query().slice().orElseThrow().frame(),
                session.capabilities().coordinates(),
                arm.image().control() == ImageSettings.Control.FLIP,
                asked.form().continuations());
    }

    private static Transcript plain(EndState state, Optional<JsonNode> value, String reason) {
        return new Transcript(state, value, reason, Optional.empty(), Map.of(), OptionalDouble.empty(), false);
    }

    private JsonNode stored(Query query, Answer.Value answer) {
        Task<?> task = query.task();
        Object value = answer.value();
        if (!task.valueType().isInstance(value)) {
            throw new ModelException("the model of arm '" + arm.id() + "' answered '" + task.id() + "' with a "
                    + value.getClass().getSimpleName() + ", not a "
                    + task.valueType().getSimpleName());
        }
        String caseId = query.subject().id();
        return value instanceof Mask mask && task.scope() == Task.Scope.CASE
                ? new MaskWriter(folder, arm.id()).write(caseId, mask, answer.probabilities(), grids.get(caseId))
                : ValueCodec.write(value);
    }

    /** An answer that is there already stays: its query was asked again for the sake of those beside it. */
    private void append(AskedQuery asked, Transcript said, String text) {
        Query q = asked.query();
        if (store.has(q.key())) {
            return;
        }
        long millis = (System.nanoTime() - started) / 1_000_000 / Math.max(1, done.size());
        boolean prompted = q.prompt().isPresent();
        StoredAnswer answer = new StoredAnswer(
                q.key(),
                q.subject().id(),
                q.task().id(),
                q.slice().map(SliceView::ref).map(SliceRef::toString).orElse(""),
                q.repeat(),
                said.state(),
                said.value(),
                prompted && !said.state().missing() && !text.isEmpty() ? Optional.of(text) : Optional.empty(),
                said.reason(),
                millis,
                said.span(),
                said.forced(),
                said.lp(),
                asked.request(),
                said.cut());
        store.append(answer);
        progress.answered(said.state(), text.length());
        progress.stored(answer);
    }
}
