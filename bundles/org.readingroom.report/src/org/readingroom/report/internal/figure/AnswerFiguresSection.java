package org.readingroom.report.internal.figure;

import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.report.ReportSection;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.Section;

/** Failures by reason, and what the same prompt is answered again and again. */
@Component(service = ReportSection.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "answer-figures", label = "How queries ended")
public final class AnswerFiguresSection implements ReportSection {
    @Override
    public Optional<Section> render(RunData run) {
        return new Blocks()
                .add("end states", () -> FailureFigure.of(run))
                .add("consistency", () -> ConsistencyFigure.of(run))
                .section("How queries ended");
    }

    @Override
    public int rank() {
        return 480;
    }
}
