package org.readingroom.ui.internal.results;

import java.util.ArrayList;
import java.util.List;

/** The columns of the table of arms for a group: who, how counted, over how many, and each metric. */
final class ArmColumns {
    private final RunResults run;
    private final ScoreGroup group;
    private final ResultsFocus focus;

    ArmColumns(RunResults run, ScoreGroup group, ResultsFocus focus) {
        this.run = run;
        this.group = group;
        this.focus = focus;
    }

    List<SortColumn<ArmRow>> all() {
        List<SortColumn<ArmRow>> columns = new ArrayList<>();
        columns.add(SortColumn.words("Arm", 25, ArmRow::title));
        columns.add(SortColumn.words("Pair", 4, this::side));
        columns.add(SortColumn.words("Failures", 15, ArmRow::counted));
        columns.add(SortColumn.words("n", 5, ArmRow::n));
        for (String id : run.groups().get(group).metrics()) {
            MetricInfo metric = run.metric(id);
            String better =
                    metric.isCount() ? "" : metric.higherIsBetter() ? ", higher is better" : ", lower is better";
            columns.add(SortColumn.numbers(
                    metric.heading(),
                    metric.label() + " (" + id + ")" + better,
                    metric.isCount() ? 5 : hasIntervals() ? 20 : 12,
                    row -> row.cell(id),
                    row -> row.value(id)));
        }
        return columns;
    }

    private boolean hasIntervals() {
        return !run.intervals().methods().isEmpty();
    }

    /** Which side of the comparison an arm is on. */
    private String side(ArmRow row) {
        String id = row.arm().map(ResultArm::id).orElse("");
        return id.isEmpty() ? "" : id.equals(focus.a()) ? "A" : id.equals(focus.b()) ? "B" : "";
    }
}
