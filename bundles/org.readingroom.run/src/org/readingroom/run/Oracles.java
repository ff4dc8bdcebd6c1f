package org.readingroom.run;

import java.nio.file.Files;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.readingroom.api.task.Task;
import org.readingroom.study.Arm;
import org.readingroom.study.Study;

/**
 * The uses of the reference in an arm's input: its own, and where it is asked the slices of another arm that arm's too, for
 * they came about by them.
 */
public final class Oracles {
    private Oracles() {}

    /** The oracles of an arm of a run; none where it was not read yet. */
    public static List<String> of(RunFolder folder, Study study, Arm arm) {
        if (!Files.exists(folder.basis(arm.id()))) {
            return List.of();
        }
        ArmBasis basis = ArmBasis.read(folder.basis(arm.id()));
        boolean asksSlices = basis.prompted() || basis.tasks().stream().anyMatch(Oracles::isOfSlices);
        Set<String> oracles = new LinkedHashSet<>(arm.oracles(asksSlices, basis.crop()));
        Optional<Arm> other =
                arm.slices().fromArm().flatMap(id -> study.arms(id).stream().findFirst());
        if (asksSlices && other.isPresent()) {
            oracles.addAll(of(folder, study, other.get()));
        }
        return oracles.stream().sorted().toList();
    }

    private static boolean isOfSlices(String task) {
        TaskCatalogue known = new TaskCatalogue(List.of());
        return known.knows(task) && known.get(task).scope() == Task.Scope.SLICE;
    }
}
