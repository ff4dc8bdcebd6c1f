package org.readingroom.report.internal.figure;

import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.report.ReportSection;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.Section;

/** The training curves of arms that learn. */
@Component(service = ReportSection.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "training-curves", label = "Training curves")
public final class TrainingFigureSection implements ReportSection {
    @Override
    public Optional<Section> render(RunData run) {
        return new Blocks().add("training", () -> TrainingFigure.of(run)).section("Training");
    }

    @Override
    public int rank() {
        return 490;
    }
}
