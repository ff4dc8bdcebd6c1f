package org.readingroom.lora.train;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.readingroom.lora.LoraException;
import org.readingroom.lora.ModuleGroup;

/**
 * Sees that what is meant to learn learns: the B of an adapter begin as zeros, so that at the first step only they have
 * gradients, and the A from the first step after one that changed anything. A group whose B have none at the first
 * step, or whose A have none then, is cut off from the loss, and training would go on without it.
 */
final class GradientCheck {
    private static final String A = ".lora_A.weight";

    private final Set<ModuleGroup> toSeeB = new TreeSet<>();
    private final Set<ModuleGroup> toSeeA = new TreeSet<>();
    private boolean changed;

    /** @param names of what is trained */
    GradientCheck(Set<String> names, boolean adapter) {
        for (String name : names) {
            toSeeB.add(ModuleGroup.of(name));
        }
        if (adapter) {
            toSeeA.addAll(toSeeB);
        }
    }

    /** The norms by group of those of all tensors. */
    static SortedMap<ModuleGroup, GroupNorm> groups(Map<String, Double> norms) {
        SortedMap<ModuleGroup, GroupNorm> groups = new TreeMap<>();
        norms.forEach((name, norm) -> {
            GroupNorm one = name.endsWith(A) ? new GroupNorm(norm, 0) : new GroupNorm(0, norm);
            groups.merge(
                    ModuleGroup.of(name),
                    one,
                    (x, y) -> new GroupNorm(Math.hypot(x.a(), y.a()), Math.hypot(x.b(), y.b())));
        });
        return groups;
    }

    /**
     * Looks at the gradients of a window before the step by them.
     *
     * @param rate of the step
     * @param images whether any row of the window had an image: without, the vision part has no gradient, and is not
     *     judged
     * @throws LoraException where a group has none
     */
    void look(SortedMap<ModuleGroup, GroupNorm> groups, double rate, boolean images) {
        groups.forEach((group, norm) -> {
            if (!images && group.part() == ModuleGroup.Part.VISION) {
                return;
            }
            if (toSeeB.contains(group) && norm.b() == 0) {
                throw none(group, "B");
            }
            toSeeB.remove(group);
            if (changed && toSeeA.contains(group) && norm.a() == 0) {
                throw none(group, "A");
            }
            if (changed) {
                toSeeA.remove(group);
            }
        });
        changed |= rate > 0;
    }

    private static LoraException none(ModuleGroup group, String matrix) {
        return new LoraException("the modules " + group + " are meant to be trained, but no gradient reaches their "
                + matrix + "; leave them out of the adapter, or show the model rows that they take part in");
    }

    /**
     * Goes on after steps that were done before: the B were seen then.
     *
     * @param changed whether any B is not zero any more
     */
    void resumed(boolean changed) {
        toSeeB.clear();
        this.changed = changed;
    }
}
