package org.readingroom.report.internal.figure;

import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.report.ReportSection;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.Section;

/** Grading in figures: the label ratio by true grade, ROC, reliability, probabilities. */
@Component(service = ReportSection.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "grade-figures", label = "Grading in figures")
public final class GradeFiguresSection implements ReportSection {
    @Override
    public Optional<Section> render(RunData run) {
        return new Blocks()
                .add("GLDR", () -> GldrFigure.of(run))
                .add("ROC", () -> RocFigure.of(run))
                .add("reliability", () -> ReliabilityFigure.of(run))
                .add("probabilities", () -> ProbabilityFigure.of(run))
                .section("Grading in figures");
    }

    @Override
    public int rank() {
        return 250;
    }
}
