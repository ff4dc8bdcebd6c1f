package org.readingroom.controls.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Case;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.model.Query;
import org.readingroom.api.model.TrainingView;
import org.readingroom.api.task.ClassScore;
import org.readingroom.api.task.Task;

/** Gives every patient the commonest class of the training patients; looks at no image. */
final class MajorityModel extends FittedControl {
    private ClassShare share;

    MajorityModel() {
        super("majority", Map.of());
    }

    @Override
    Set<String> tasks() {
        return Set.of(Task.GRADE.id());
    }

    @Override
    int batchSize() {
        return 256;
    }

    @Override
    ObjectNode learn(TrainingView view, List<String> cases, Checkpoint checkpoint, Monitor monitor) {
        monitor.begin("Counting the classes of training patients", cases.size());
        List<ClassScore> grades = new ArrayList<>();
        for (Case subject : view.training()) {
            monitor.checkCancelled();
            view.truth(subject, Task.GRADE).ifPresent(grades::add);
            monitor.worked(1);
        }
        if (grades.isEmpty()) {
            throw new ModelException(
                    "none of the " + cases.size()
                            + " training cases has a grade, which majority counts; leave the arm out or give the dataset grades");
        }
        return node(ClassShare.of(grades));
    }

    /** A share as it stands in a checkpoint. */
    static ObjectNode node(ClassShare share) {
        ObjectNode learnt = JsonNodeFactory.instance.objectNode();
        learnt.putObject("grade").put("label", share.label()).put("positive", share.positive());
        return learnt;
    }

    /** The share in a checkpoint. */
    static ClassShare share(JsonNode learnt) {
        JsonNode grade = learnt.path("grade");
        return new ClassShare(
                grade.path("label").asInt(), grade.path("positive").asDouble());
    }

    @Override
    void restore(JsonNode learnt) {
        share = share(learnt);
    }

    @Override
    Object value(Query query, Monitor monitor) {
        return share.answer();
    }
}
