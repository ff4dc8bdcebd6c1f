package org.readingroom.controls.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.Plane;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.model.TrainingView;
import org.readingroom.api.task.ClassScore;
import org.readingroom.api.task.Task;

/**
 * What the prior takes from the training patients.
 *
 * @param grade the commonest class; empty where no patient has one
 * @param box the mean box; empty where no patient has a mask with tumour
 * @param mask the mean mask; there where the box is
 */
record PriorKnowledge(Optional<ClassShare> grade, Optional<MeanBox> box, Optional<MeanMask> mask) {
    /** Takes it from the training cases, each once; masks without tumour are passed over. */
    static PriorKnowledge of(TrainingView view, Monitor monitor) {
        List<Case> cases = view.training();
        monitor.begin("Averaging the masks of training patients", cases.size());
        List<ClassScore> grades = new ArrayList<>();
        List<MeanBox> boxes = new ArrayList<>();
        List<BitSet> samples = new ArrayList<>();
        for (Case subject : cases) {
            monitor.checkCancelled();
            view.truth(subject, Task.GRADE).ifPresent(grades::add);
            Optional<Mask> mask = view.truth(subject, Task.MASK).filter(m -> !m.isEmpty());
            if (mask.isPresent()) {
                RelativeFrame frame = RelativeFrame.of(subject);
                requireSameSize(subject, mask.get(), frame);
                boxes.add(MeanBox.of(mask.get(), frame));
                samples.add(MeanMask.sampled(mask.get(), frame));
            }
            monitor.worked(1);
        }
        return new PriorKnowledge(
                grades.isEmpty() ? Optional.empty() : Optional.of(ClassShare.of(grades)),
                boxes.isEmpty() ? Optional.empty() : Optional.of(MeanBox.mean(boxes)),
                samples.isEmpty() ? Optional.empty() : Optional.of(MeanMask.of(samples)));
    }

    private static void requireSameSize(Case subject, Mask mask, RelativeFrame frame) {
        if (!mask.matches(Mask.of(frame.grid(), new boolean[frame.grid().size()]))) {
            throw new ModelException("training case " + subject.id() + ": its mask (" + mask
                    + ") is not on the grid of its volumes (" + frame.grid() + "); correct the dataset");
        }
    }

    /** As JSON: the mask as runs, the first one outside. */
    ObjectNode toJson() {
        ObjectNode node = grade.map(MajorityModel::node).orElseGet(JsonNodeFactory.instance::objectNode);
        box.ifPresent(b -> {
            ObjectNode planes = node.putObject("box");
            for (Plane plane : Plane.values()) {
                ArrayNode edges = planes.putArray(word(plane));
                for (double edge : b.edges().get(plane)) {
                    edges.add(edge);
                }
            }
        });
        mask.ifPresent(m -> {
            ObjectNode written =
                    node.putObject("mask").put("side", MeanMask.SIDE).put("share", m.share());
            ArrayNode runs = written.putArray("runs");
            int at = 0;
            for (boolean in = false; at < MeanMask.SIDE * MeanMask.SIDE * MeanMask.SIDE; in = !in) {
                int next = in ? m.cells().nextClearBit(at) : m.cells().nextSetBit(at);
                next = next < 0 ? MeanMask.SIDE * MeanMask.SIDE * MeanMask.SIDE : next;
                runs.add(next - at);
                at = next;
            }
        });
        return node;
    }

    /** From JSON. */
    static PriorKnowledge of(JsonNode node) {
        Optional<ClassShare> grade = node.has("grade") ? Optional.of(MajorityModel.share(node)) : Optional.empty();
        if (!node.has("mask")) {
            return new PriorKnowledge(grade, Optional.empty(), Optional.empty());
        }
        Map<Plane, double[]> edges = new EnumMap<>(Plane.class);
        for (Plane plane : Plane.values()) {
            edges.put(
                    plane,
                    node.path("box")
                            .path(word(plane))
                            .valueStream()
                            .mapToDouble(JsonNode::asDouble)
                            .toArray());
        }
        BitSet cells = new BitSet();
        int at = 0;
        boolean in = false;
        for (JsonNode run : node.path("mask").path("runs")) {
            cells.set(at, at + run.asInt(), in);
            at += run.asInt();
            in = !in;
        }
        MeanMask mask = new MeanMask(cells, node.path("mask").path("share").asDouble());
        return new PriorKnowledge(grade, Optional.of(new MeanBox(edges)), Optional.of(mask));
    }

    private static String word(Plane plane) {
        return plane.name().toLowerCase(Locale.ROOT);
    }
}
