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
import org.readingroom.report.internal.CohortFile;
import org.readingroom.report.internal.StudyText;

/**
 * The tables of the published study that {@code report: beside} names, with ours in the same frame and unit beside theirs and
 * the readings taken as footnotes.
 */
@Component(service = ReportSection.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "beside", label = "Beside a published study")
public final class BesideSection implements ReportSection {
    @Override
    public Optional<Section> render(RunData run) {
        StudyText study = StudyText.read(run.folder());
        if (study.beside().isEmpty()) {
            return Optional.empty();
        }
        Optional<PublishedStudy> found = PublishedStudy.find(study.beside().get());
        if (found.isEmpty()) {
            return Optional.of(new Section(
                    "Beside a published study",
                    List.of(new Section.Paragraph("report.beside of the study names '"
                            + study.beside().get() + "', and no published study is known by that id."))));
        }
        return Optional.of(section(run, study, found.get()));
    }

    @Override
    public int rank() {
        return 150;
    }

    private static Section section(RunData run, StudyText study, PublishedStudy published) {
        boolean synthetic = CohortFile.read(run.folder()).synthetic();
        ArmChoice choice = new ArmChoice(run, study);
        OurScores ours = new OurScores(run);
        List<Section.Block> tables = new ArrayList<>();
        List<String> absent = new ArrayList<>();
        for (PublishedTable table : published.tables()) {
            BesideColumns columns = BesideColumns.of(table, choice, ours);
            if (columns.isEmpty()) {
                absent.add("Table " + table.id() + ": " + columns.why() + ".");
            } else {
                tables.addAll(columns.tables(ours, synthetic));
            }
        }
        ConsistencyTable.beside(run, published, synthetic).ifPresent(tables::add);
        List<Section.Block> blocks = new ArrayList<>(introduction(published, synthetic));
        blocks.addAll(tables);
        if (!absent.isEmpty()) {
            blocks.add(new Section.Paragraph("Not shown. " + String.join(" ", absent)));
        }
        return new Section("Beside " + published.title(), blocks);
    }

    private static List<Section.Block> introduction(PublishedStudy published, boolean synthetic) {
        List<Section.Block> blocks = new ArrayList<>();
        blocks.add(new Section.Paragraph("Published numbers are of " + published.source()
                + ". This run follows its protocol with the choices told in the methods below; patients, weights and"
                + " what was not stated are its own. A published number stands only beside scores of its frame and"
                + " unit."));
        if (synthetic) {
            blocks.add(new Section.Paragraph("The cases of this run are synthetic: the published columns are not shown,"
                    + " for numbers of patients do not stand beside numbers of phantoms."));
        }
        return blocks;
    }
}
