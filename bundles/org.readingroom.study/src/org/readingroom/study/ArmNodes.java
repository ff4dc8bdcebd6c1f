package org.readingroom.study;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.readingroom.api.settings.SettingsException;
import org.readingroom.settings.SettingsNode;

/**
 * The arms of a study file before they are bound, each made whole: what {@code like:} takes over, seeds that stand under
 * {@code model:}, and short forms written out. Done on the nodes, so that a wrong value is told with the line it stands in,
 * whichever arm that is of.
 */
final class ArmNodes {
    private final Map<String, SettingsNode> byId = new HashMap<>();

    private ArmNodes() {}

    /** A study's node with its arms made whole. */
    static SettingsNode whole(SettingsNode study) {
        var arms = study.get("arms");
        if (arms.isEmpty() || !arms.get().isList()) {
            return study;
        }
        ArmNodes nodes = new ArmNodes();
        SettingsNode plain = arms.get().mapItems(ArmNodes::spelled);
        plain.items()
                .forEach(arm -> arm.get("id").filter(ArmNodes::isText).ifPresent(id -> nodes.byId.put(id.text(), arm)));
        SettingsNode whole = plain.mapItems(arm -> nodes.resolve(arm, new LinkedHashSet<>()));
        return study.with("arms", whole.mapItems(arm -> tuned(arm, whole.items())));
    }

    private static boolean isText(SettingsNode node) {
        return !node.isMapping() && !node.isList() && !node.isNothing();
    }

    /** Short forms written out. */
    private static SettingsNode spelled(SettingsNode arm) {
        return preset(choice(constraint(seeds(plugin(plugin(arm, "model"), "prompt")))));
    }

    /** {@code model: X} as {@code model: { id: X }}. */
    private static SettingsNode plugin(SettingsNode arm, String key) {
        return arm.get(key)
                .filter(ArmNodes::isText)
                .map(id -> arm.with(key, SettingsNode.of(id.where(), Map.of("id", id))))
                .orElse(arm);
    }

    /** {@code finetune: X} as {@code finetune: { preset: X }}. */
    private static SettingsNode preset(SettingsNode arm) {
        return arm.get("finetune")
                .filter(ArmNodes::isText)
                .map(x -> arm.with("finetune", SettingsNode.of(x.where(), Map.of("preset", x))))
                .orElse(arm);
    }

    /** {@code model: { seeds: ... }} as {@code seeds: ...} of the arm. */
    private static SettingsNode seeds(SettingsNode arm) {
        var seeds = arm.get("model").flatMap(m -> m.get("seeds"));
        if (seeds.isEmpty()) {
            return arm;
        }
        if (arm.get("seeds").isPresent()) {
            throw new SettingsException(seeds.get().where() + ": seeds: stands under model: and beside it; give one");
        }
        return arm.with("model", arm.get("model").orElseThrow().without("seeds"))
                .with("seeds", seeds.get());
    }

    /** {@code constraint: strategy} as {@code constraint: { strategy: true }}. */
    private static SettingsNode constraint(SettingsNode arm) {
        var decode = arm.get("decode");
        var constraint = decode.flatMap(d -> d.get("constraint"));
        if (constraint.filter(c -> isText(c) && c.text().equals("strategy")).isEmpty()) {
            return arm;
        }
        SettingsNode whole = SettingsNode.of(constraint.get().where(), Map.of("strategy", true));
        return arm.with("decode", decode.get().with("constraint", whole));
    }

    /** {@code slices: { from-arm: X }} as {@code slices: { choose: from-arm, from-arm: X }}. */
    private static SettingsNode choice(SettingsNode arm) {
        var slices = arm.get("slices");
        var from = slices.flatMap(s -> s.get("from-arm")).filter(f -> !f.isNothing());
        if (from.isEmpty() || slices.get().get("choose").isPresent()) {
            return arm;
        }
        return arm.with(
                "slices", slices.get().with("choose", SettingsNode.of(from.get().where(), "from-arm")));
    }

    private SettingsNode resolve(SettingsNode arm, Set<String> chain) {
        var like = arm.get("like").filter(l -> !l.isNothing());
        if (like.isEmpty()) {
            return arm;
        }
        String base = like.get().text();
        if (!byId.containsKey(base)) {
            throw new SettingsException(like.get().where() + ": like: there is no arm '" + base + "'; arms are "
                    + String.join(", ", byId.keySet().stream().sorted().toList()));
        }
        if (!chain.add(base)) {
            throw new SettingsException(
                    like.get().where() + ": like: goes round in a circle: " + String.join(" -> ", chain));
        }
        SettingsNode taken = resolve(byId.get(base), chain).without("group");
        return replaced(taken, arm).overlaid(arm);
    }

    /** {@code finetune: { from-arm: X }} with the settings of X's own tuning beside. */
    private static SettingsNode tuned(SettingsNode arm, List<SettingsNode> arms) {
        var from = arm.get("finetune").flatMap(f -> f.get(Arm.FROM_ARM)).filter(ArmNodes::isText);
        return from.flatMap(x -> arms.stream()
                        .filter(other -> other.get("id").filter(x::equals).isPresent())
                        .findFirst())
                .flatMap(other -> other.get("finetune"))
                .filter(SettingsNode::isMapping)
                .map(theirs ->
                        arm.with("finetune", theirs.overlaid(arm.get("finetune").orElseThrow())))
                .orElse(arm);
    }

    /** What is taken over without what the arm's own keys replace whole. */
    private static SettingsNode replaced(SettingsNode taken, SettingsNode own) {
        SettingsNode left = taken;
        for (String key : new String[] {"model", "prompt"}) {
            if (isOther(taken.get(key).flatMap(n -> n.get("id")), own.get(key).flatMap(n -> n.get("id")))) {
                left = left.without(key);
            }
        }
        var tuning = own.get("finetune").filter(SettingsNode::isMapping);
        if (tuning.isPresent() && isOtherTuning(taken.get("finetune"), tuning.get())) {
            left = left.without("finetune");
        }
        var decode = left.get("decode");
        if (decode.isPresent()
                && own.get("decode").flatMap(d -> d.get("constraint")).isPresent()) {
            left = left.with("decode", decode.get().without("constraint"));
        }
        var slices = left.get("slices");
        if (slices.isPresent()
                && own.get("slices").flatMap(s -> s.get("choose")).isPresent()) {
            left = left.with("slices", slices.get().without("from-arm"));
        }
        return left;
    }

    /** A preset or another arm's training replaces what was said of a tuning before. */
    private static boolean isOtherTuning(java.util.Optional<SettingsNode> taken, SettingsNode own) {
        boolean from = own.get(Arm.FROM_ARM).isPresent()
                || taken.flatMap(t -> t.get(Arm.FROM_ARM)).isPresent();
        return from || isOther(taken.flatMap(t -> t.get("preset")), own.get("preset"));
    }

    private static boolean isOther(java.util.Optional<SettingsNode> taken, java.util.Optional<SettingsNode> own) {
        return taken.isPresent() && own.isPresent() && !taken.get().equals(own.get());
    }
}
