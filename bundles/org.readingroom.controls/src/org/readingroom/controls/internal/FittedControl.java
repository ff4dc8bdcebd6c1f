package org.readingroom.controls.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Case;
import org.readingroom.api.model.AnswerSink;
import org.readingroom.api.model.Capabilities;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.model.Query;
import org.readingroom.api.model.ReadRequest;
import org.readingroom.api.model.TrainableModel;
import org.readingroom.api.model.TrainingView;

/**
 * A control that takes a few numbers from the training patients. What it takes is written as a {@link Checkpoint}; its
 * digest is part of the identity, so that answers after another fit have other keys.
 */
abstract class FittedControl implements TrainableModel {
    private final String kind;
    private final Map<String, String> settings;
    private Optional<String> digest = Optional.empty();

    FittedControl(String kind, Map<String, String> settings) {
        this.kind = kind;
        this.settings = settings;
    }

    /** The tasks it answers; once it is fitted, those that the training patients had truth for. */
    abstract Set<String> tasks();

    /** How many queries it likes at once. */
    abstract int batchSize();

    /** Takes its numbers from the training patients; may keep unfinished work in the checkpoint. */
    abstract ObjectNode learn(TrainingView view, List<String> cases, Checkpoint checkpoint, Monitor monitor);

    /** Takes its numbers from a finished checkpoint. */
    abstract void restore(JsonNode learnt);

    /** The value for a query of one of {@link #tasks()}. */
    abstract Object value(Query query, Monitor monitor);

    @Override
    public final Capabilities capabilities() {
        return Capabilities.volumes(tasks(), batchSize(), true);
    }

    @Override
    public final Map<String, String> identity() {
        Map<String, String> identity = new TreeMap<>(settings);
        identity.put("control", "true");
        digest.ifPresent(d -> identity.put("checkpoint", d));
        return identity;
    }

    @Override
    public final void fit(TrainingView view, Path folder, Monitor monitor) {
        Checkpoint checkpoint = new Checkpoint(folder, kind, settings);
        List<String> cases = view.training().stream().map(Case::id).toList();
        Optional<JsonNode> finished = checkpoint.finished();
        if (finished.isEmpty()) {
            if (cases.isEmpty()) {
                throw new ModelException(
                        kind + " learns from training patients and there are none; give the split some");
            }
            monitor.checkCancelled();
            checkpoint.save(cases, learn(view, cases, checkpoint, monitor));
        } else if (!Checkpoint.cases(finished.get()).equals(cases)) {
            throw new ModelException("checkpoint folder " + folder + " was made from other training cases than the "
                    + cases.size() + " given; fit in a new folder");
        }
        load(folder);
    }

    @Override
    public final void load(Path folder) {
        Checkpoint checkpoint = new Checkpoint(folder, kind, settings);
        restore(checkpoint
                .finished()
                .orElseThrow(() -> new ModelException(
                        "folder " + folder + " holds no finished fit of " + kind + ": no model.json; fit it first")));
        digest = Optional.of(checkpoint.digest());
    }

    @Override
    public final void read(ReadRequest request, AnswerSink sink, Monitor monitor) {
        if (digest.isEmpty()) {
            throw new ModelException(kind + " was asked before it was fitted or loaded");
        }
        DirectReading.read(request, sink, monitor, tasks(), query -> value(query, monitor));
    }

    @Override
    public void close() {
        // Holds arrays alone.
    }
}
