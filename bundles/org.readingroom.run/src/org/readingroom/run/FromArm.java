package org.readingroom.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.Plane;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.task.Task;
import org.readingroom.imaging.Slices;
import org.readingroom.study.StudyException;

/**
 * The slices of another arm: of one that is asked slice by slice exactly those; of one that gives a mask those from the first
 * to the last slice of it. Where such a mask is empty, or the arm failed to give one, the middle of the stack is asked, so
 * that every patient is asked something and none leaves a denominator.
 */
final class FromArm {
    private final RunFolder folder;
    private final String arm;
    private final Planner planner;

    /** @param planner that of the other arm */
    FromArm(RunFolder folder, String arm, Planner planner) {
        this.folder = folder;
        this.arm = arm;
        this.planner = planner;
        if (!planner.asksSlices() && !planner.asks(Task.MASK)) {
            throw new StudyException("slices are taken from arm '" + arm
                    + "', which is asked about no slice and gives no mask; name another in from-arm");
        }
    }

    List<SliceRef> slices(AskedGrid on, Plane plane) {
        if (planner.asksSlices()) {
            return planner.slices(on);
        }
        Path file = folder.mask(arm, on.caseId());
        Optional<Mask> mask =
                Files.exists(file) ? Optional.of(on.fromSource().apply(MaskFile.read(file))) : Optional.empty();
        List<SliceRef> all = Slices.all(on.grid(), plane);
        return mask.flatMap(m -> Slices.tumourRange(m, on.grid(), plane))
                .map(r -> all.subList(r.first(), r.last() + 1))
                .orElse(List.of(all.get(all.size() / 2)));
    }
}
