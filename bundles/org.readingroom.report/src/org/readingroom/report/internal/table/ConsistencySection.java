package org.readingroom.report.internal.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.report.ReportSection;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.Section;

/** Whether arms answer the same question alike: a summary by arm and grade, and the answers to every image. */
@Component(service = ReportSection.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "consistency", label = "Consistency")
public final class ConsistencySection implements ReportSection {
    @Override
    public Optional<Section> render(RunData run) {
        List<Section.Block> blocks = new ArrayList<>(ConsistencyTable.own(run));
        if (blocks.isEmpty()) {
            return Optional.empty();
        }
        List<List<String>> rows = new ArrayList<>();
        for (Repeats image : Repeats.read(run.folder())) {
            rows.add(List.of(
                    Titles.of(run, image.arm()),
                    image.task(),
                    image.caseId(),
                    image.slice(),
                    image.grade(),
                    Integer.toString(image.asked()),
                    image.words()));
        }
        blocks.add(new Section.Table(
                "consistency-images",
                "Answers to each image.",
                List.of("Arm", "Task", "Case", "Slice", "True grade", "Repeats", "Answers"),
                rows,
                List.of()));
        return Optional.of(new Section("Consistency", blocks));
    }

    @Override
    public int rank() {
        return 240;
    }
}
