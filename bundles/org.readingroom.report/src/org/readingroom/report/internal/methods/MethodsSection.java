package org.readingroom.report.internal.methods;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.report.ReportSection;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.Section;
import org.readingroom.report.internal.ArmFile;
import org.readingroom.report.internal.StudyText;
import org.readingroom.report.internal.table.PublishedStudy;

/** What was done, in the words that a paper would use, from the run's own files. */
@Component(service = ReportSection.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "methods", label = "Methods")
public final class MethodsSection implements ReportSection {
    @Override
    public Optional<Section> render(RunData run) {
        Facts facts = Facts.of(run);
        List<Section.Block> blocks = new ArrayList<>();
        Optional<PublishedStudy> beside = StudyText.read(run.folder()).beside().flatMap(PublishedStudy::find);
        beside.ifPresent(study -> blocks.add(new Section.Paragraph("This run follows the protocol of " + study.title()
                + " with these choices; what the publication does not state is listed with the"
                + " value chosen in the table below.")));
        add(blocks, facts.paragraph("data", "partitions", "disjoint", "oversampling", "target", "input"));
        add(blocks, facts.paragraph("readers", "training", "selection", "ensemble", "seeds"));
        add(blocks, facts.paragraph("controls", "oracles"));
        add(blocks, facts.paragraph("vote", "metrics", "failures", "intervals", "primary", "statistics"));
        add(blocks, facts.paragraph("software", "ledger", "incomplete"));
        beside.flatMap(study -> Choices.table(study, ArmFile.readers(run))).ifPresent(blocks::add);
        return blocks.isEmpty() ? Optional.empty() : Optional.of(new Section("Methods", blocks));
    }

    @Override
    public int rank() {
        return 650;
    }

    private static void add(List<Section.Block> blocks, Optional<String> text) {
        text.ifPresent(t -> blocks.add(new Section.Paragraph(t)));
    }
}
