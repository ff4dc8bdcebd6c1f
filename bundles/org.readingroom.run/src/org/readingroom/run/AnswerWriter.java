package org.readingroom.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.readingroom.api.data.FloatVolume;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.LabelMap;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.data.SliceView;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.AnswerSink;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.model.Query;
import org.readingroom.api.prompt.Parsed;
import org.readingroom.api.prompt.PromptStrategy;
import org.readingroom.api.task.EndState;
import org.readingroom.api.task.Task;
import org.readingroom.nifti.NiftiException;
import org.readingroom.nifti.NiftiWriter;

/** Stores the answers of one request as they come: values as they are, text through the arm's prompt strategy. */
final class AnswerWriter implements AnswerSink {
    private final String armId;
    private final RunFolder folder;
    private final AnswerStore store;
    private final Optional<PromptStrategy> strategy;
    private final Map<String, Query> open = new HashMap<>();
    private final Map<String, Grid> grids;
    private final Set<String> done = new HashSet<>();
    private final long started = System.nanoTime();

    /** @param grids the grid of each case asked about, by case id */
    AnswerWriter(
            String armId,
            RunFolder folder,
            AnswerStore store,
            Optional<PromptStrategy> strategy,
            Iterable<Query> queries,
            Map<String, Grid> grids) {
        this.armId = armId;
        this.folder = folder;
        this.store = store;
        this.strategy = strategy;
        this.grids = grids;
        queries.forEach(q -> open.put(q.key(), q));
    }

    @Override
    public synchronized void answer(String key, Answer answer) {
        Query query = take(key);
        switch (answer) {
            case Answer.Value v ->
                append(query, EndState.ANSWERED, Optional.of(stored(query, v)), Optional.empty(), "");
            case Answer.Text t -> parse(query, t);
            case Answer.None n -> append(query, n.state(), Optional.empty(), Optional.empty(), n.reason());
        }
    }

    @Override
    public synchronized void failed(String key, String reason) {
        append(take(key), EndState.TRANSPORT_ERROR, Optional.empty(), Optional.empty(), reason);
    }

    /** How many queries have ended. */
    synchronized int ended() {
        return done.size();
    }

    /**
     * Checks that every query has ended.
     *
     * @throws ModelException naming a query that was left out
     */
    synchronized void requireComplete() {
        for (String key : open.keySet()) {
            if (!done.contains(key)) {
                Query q = open.get(key);
                throw new ModelException("the model of arm '" + armId + "' returned without an answer to '"
                        + q.task().id() + "' of case " + q.subject().id() + "; report it to the plugin's author");
            }
        }
    }

    private Query take(String key) {
        Query query = open.get(key);
        if (query == null) {
            throw new ModelException("the model of arm '" + armId + "' answered a query it was not asked");
        }
        if (!done.add(key)) {
            throw new ModelException("the model of arm '" + armId + "' answered '"
                    + query.task().id() + "' of case " + query.subject().id() + " twice");
        }
        return query;
    }

    private void parse(Query query, Answer.Text text) {
        PromptStrategy asked = strategy.orElseThrow(
                () -> new ModelException("the model of arm '" + armId + "' reads volumes and answered with text"));
        Parsed parsed = asked.parse(text.text(), query.slice().orElseThrow().frame());
        EndState state = parsed.state() == EndState.UNPARSEABLE && text.stop() == Answer.Stop.LENGTH
                ? EndState.TRUNCATED
                : parsed.state();
        append(query, state, parsed.value().map(ValueCodec::write), Optional.of(text.text()), parsed.reason());
    }

    private JsonNode stored(Query query, Answer.Value answer) {
        Task<?> task = query.task();
        Object value = answer.value();
        if (!task.valueType().isInstance(value)) {
            throw new ModelException("the model of arm '" + armId + "' answered '" + task.id() + "' with a "
                    + value.getClass().getSimpleName() + ", not a "
                    + task.valueType().getSimpleName());
        }
        return value instanceof Mask mask && task.scope() == Task.Scope.CASE
                ? storedMask(query.subject().id(), mask, answer.probabilities())
                : ValueCodec.write(value);
    }

    private JsonNode storedMask(String caseId, Mask mask, Optional<FloatVolume> probabilities) {
        Grid grid = grids.get(caseId);
        if (mask.rank() != 3
                || mask.extent(0) != grid.nz()
                || mask.extent(1) != grid.ny()
                || mask.extent(2) != grid.nx()) {
            throw new ModelException("the model of arm '" + armId + "' gave " + mask + " for case " + caseId
                    + ", which lies on " + grid);
        }
        Path file = folder.mask(armId, caseId);
        write(file, () -> NiftiWriter.write(file, mask, grid));
        ObjectNode stored =
                new ObjectMapper().createObjectNode().put("file", inRun(file)).put("voxels", mask.count());
        probabilities.ifPresent(p -> {
            Path beside = folder.probability(armId, caseId);
            write(beside, () -> NiftiWriter.write(beside, new LabelMap(grid, bytes(p, grid))));
            stored.put("probability", inRun(beside));
        });
        return stored;
    }

    private String inRun(Path file) {
        return folder.path().relativize(file).toString().replace('\\', '/');
    }

    /** Shares 0 to 1 as 0 to 255. */
    private byte[] bytes(FloatVolume shares, Grid grid) {
        if (!shares.grid().matches(grid)) {
            throw new ModelException("the model of arm '" + armId + "' gave probabilities on " + shares.grid()
                    + " for a case that lies on " + grid);
        }
        byte[] bytes = new byte[grid.size()];
        for (int v = 0; v < bytes.length; v++) {
            bytes[v] = (byte) Math.round(255 * Math.max(0, Math.min(1, shares.values()[v])));
        }
        return bytes;
    }

    private static void write(Path file, Runnable volume) {
        try {
            Files.createDirectories(file.getParent());
            volume.run();
        } catch (IOException e) {
            throw new RunException("cannot write " + file + ": " + AtomicFile.reason(e), e);
        } catch (NiftiException e) {
            throw new RunException(e.getMessage(), e);
        }
    }

    private void append(Query q, EndState state, Optional<JsonNode> value, Optional<String> text, String reason) {
        long millis = (System.nanoTime() - started) / 1_000_000 / Math.max(1, done.size());
        String slice = q.slice().map(SliceView::ref).map(SliceRef::toString).orElse("");
        store.append(new StoredAnswer(
                q.key(), q.subject().id(), q.task().id(), slice, q.repeat(), state, value, text, reason, millis));
    }
}
