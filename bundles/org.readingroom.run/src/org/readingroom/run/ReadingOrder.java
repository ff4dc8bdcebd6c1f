package org.readingroom.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.readingroom.study.Arm;
import org.readingroom.study.Study;

/** The order in which the arms of a study are read: as written, but an arm whose slices or training others take over
 * before them. */
final class ReadingOrder {
    private final Study study;
    private final List<Arm> order = new ArrayList<>();

    private ReadingOrder(Study study) {
        this.study = study;
    }

    static List<Arm> of(Study study) {
        ReadingOrder order = new ReadingOrder(study);
        study.arms().forEach(order::add);
        return order.order;
    }

    private void before(Optional<String> other) {
        other.flatMap(id -> study.arms(id).stream().findFirst()).ifPresent(this::add);
    }

    private void add(Arm arm) {
        if (!order.contains(arm)) {
            before(arm.slices().fromArm());
            before(arm.tunedBy());
            order.add(arm);
        }
    }
}
