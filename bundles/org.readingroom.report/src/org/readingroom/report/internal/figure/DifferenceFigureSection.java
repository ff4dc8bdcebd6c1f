package org.readingroom.report.internal.figure;

import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.report.ReportSection;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.Section;

/** Differences between arms, patient by patient. */
@Component(service = ReportSection.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "differences", label = "Differences between arms")
public final class DifferenceFigureSection implements ReportSection {
    @Override
    public Optional<Section> render(RunData run) {
        return new Blocks().add("differences", () -> DifferenceFigure.of(run)).section("Differences between arms");
    }

    @Override
    public int rank() {
        return 470;
    }
}
