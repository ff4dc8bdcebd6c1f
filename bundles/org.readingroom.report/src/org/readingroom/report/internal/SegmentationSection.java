package org.readingroom.report.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.report.ReportSection;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.Section;

/** The tumour masks of the arms: a table a frame and unit, and every test patient's Dice and HD95 as dots. */
@Component(service = ReportSection.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "segmentation", label = "Segmentation")
public final class SegmentationSection implements ReportSection {
    private static final Set<String> TASKS = Set.of("mask", "slice-mask");
    private static final List<String> DRAWN = List.of("dice", "hd95");

    @Override
    public Optional<Section> render(RunData run) {
        Scores scores = new Scores(run);
        List<Section.Block> blocks = new ArrayList<>();
        for (ScoreGroup group : scores.groups(TASKS::contains)) {
            CohortTable table = new CohortTable(scores, group);
            if (!table.isEmpty()) {
                String mean = group.unit().equals("2d-slice-mean")
                        ? "Tumour masks, slice by slice: mean over patients of the mean over a patient's slices."
                        : "Tumour masks: mean over patients.";
                blocks.add(table.table("segmentation", mean, Map.of(), List.of(), table.emptyRules()));
            }
            if (group.split().equals("test")) {
                DRAWN.forEach(
                        metric -> PatientDots.figure(scores, group, metric).ifPresent(blocks::add));
            }
        }
        return blocks.isEmpty() ? Optional.empty() : Optional.of(new Section("Segmentation", blocks));
    }

    @Override
    public int rank() {
        return 300;
    }
}
