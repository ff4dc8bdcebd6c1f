package org.readingroom.report.internal.figure;

import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.report.ReportSection;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.Section;

/** Dice of each patient against the size of the tumour. */
@Component(service = ReportSection.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "dice-by-size", label = "Dice against tumour size")
public final class SizeFigureSection implements ReportSection {
    @Override
    public Optional<Section> render(RunData run) {
        return new Blocks()
                .add("Dice against tumour size", () -> SizeFigure.of(run))
                .section("Dice against tumour size");
    }

    @Override
    public int rank() {
        return 350;
    }
}
