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

/** Where the arms say the tumour is: centre points, boxes and polygons, and any task that a plugin adds. */
@Component(service = ReportSection.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "localisation", label = "Localisation")
public final class LocalisationSection implements ReportSection {
    private static final Set<String> ELSEWHERE = Set.of("grade", "mask", "slice-mask");
    private static final Map<String, String> CAPTIONS = Map.of(
            "centre-point", "Centre points of the tumour",
            "bounding-box", "Boxes round the tumour",
            "polygon", "Outlines of the tumour");

    @Override
    public Optional<Section> render(RunData run) {
        Scores scores = new Scores(run);
        List<Section.Block> blocks = new ArrayList<>();
        for (ScoreGroup group : scores.groups(task -> !ELSEWHERE.contains(task))) {
            CohortTable table = new CohortTable(scores, group);
            if (!table.isEmpty()) {
                String what = CAPTIONS.getOrDefault(group.task(), "Readings of task " + group.task());
                String mean = group.unit().equals("2d-slice-mean")
                        ? ": mean over patients of the mean over a patient's slices."
                        : ": mean over patients.";
                blocks.add(table.table("localisation", what + mean, Map.of(), List.of(), table.emptyRules()));
            }
        }
        return blocks.isEmpty() ? Optional.empty() : Optional.of(new Section("Localisation", blocks));
    }

    @Override
    public int rank() {
        return 400;
    }
}
