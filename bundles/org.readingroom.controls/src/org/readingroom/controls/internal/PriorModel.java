package org.readingroom.controls.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Case;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.model.Query;
import org.readingroom.api.model.TrainingView;
import org.readingroom.api.task.Task;

/**
 * Answers every patient with the means of the training patients ({@link MeanBox}, its centre, {@link MeanMask},
 * {@link ClassShare}). Of the case asked it uses the grid alone, never a voxel.
 *
 * <p>Learning is one pass over the masks; where it is interrupted, it starts anew. Outlines and masks of slices follow
 * from the mask.
 */
final class PriorModel extends FittedControl {
    private PriorKnowledge learnt;
    private Case framed;
    private RelativeFrame frame;

    PriorModel() {
        super("prior", Map.of());
    }

    @Override
    Set<String> tasks() {
        Set<String> tasks = new TreeSet<>();
        if (learnt == null || learnt.grade().isPresent()) {
            tasks.add(Task.GRADE.id());
        }
        if (learnt == null || learnt.mask().isPresent()) {
            tasks.addAll(List.of(Task.MASK.id(), Task.CENTRE_POINT.id(), Task.BOUNDING_BOX.id()));
        }
        return tasks;
    }

    @Override
    int batchSize() {
        return 64;
    }

    @Override
    ObjectNode learn(TrainingView view, List<String> cases, Checkpoint checkpoint, Monitor monitor) {
        PriorKnowledge knowledge = PriorKnowledge.of(view, monitor);
        if (knowledge.grade().isEmpty() && knowledge.mask().isEmpty()) {
            throw new ModelException("none of the " + cases.size()
                    + " training cases has a grade or a mask with tumour, which prior averages; leave the arm out");
        }
        return knowledge.toJson();
    }

    @Override
    void restore(JsonNode checkpoint) {
        learnt = PriorKnowledge.of(checkpoint);
    }

    @Override
    Object value(Query query, Monitor monitor) {
        return switch (query.task().id()) {
            case "grade" -> learnt.grade().orElseThrow().answer();
            case "mask" -> learnt.mask().orElseThrow().on(frame(query.subject()));
            case "bounding-box" -> learnt.box().orElseThrow().on(query.slice().orElseThrow(), frame(query.subject()));
            default ->
                learnt.box()
                        .orElseThrow()
                        .on(query.slice().orElseThrow(), frame(query.subject()))
                        .centre();
        };
    }

    /** The slices of one case are asked one after another: its grid is looked up once. */
    private RelativeFrame frame(Case subject) {
        if (framed != subject) {
            frame = RelativeFrame.of(subject);
            framed = subject;
        }
        return frame;
    }
}
