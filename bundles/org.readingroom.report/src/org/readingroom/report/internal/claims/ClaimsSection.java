package org.readingroom.report.internal.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.report.ReportSection;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.Section;
import org.readingroom.report.internal.Completeness;
import org.readingroom.report.internal.Scores;

/**
 * What the run says of the study's questions: the primary comparisons first, in sentences and as a table, then the gain over
 * the best control, then what is exploratory. While readings are missing no p-value is printed.
 */
@Component(service = ReportSection.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "claims", label = "Claims")
public final class ClaimsSection implements ReportSection {
    @Override
    public Optional<Section> render(RunData run) {
        List<Pair> pairs = Pair.read(run.folder());
        Scores scores = new Scores(run);
        List<Section.Table> gains = GainTable.of(run, scores);
        if (pairs.isEmpty() && gains.isEmpty()) {
            return Optional.empty();
        }
        boolean complete = complete(run);
        List<Pair> primary = pairs.stream().filter(Pair::primary).toList();
        List<Pair> exploratory = pairs.stream().filter(p -> !p.primary()).toList();
        PairTable table = new PairTable(run, scores, complete);
        List<Section.Block> blocks = new ArrayList<>();
        if (!complete) {
            blocks.add(new Section.Paragraph(
                    "WARNING: readings are missing, so that no p-value and no verdict is given: who is missing may"
                            + " decide who wins. Run the study again to go on."));
        }
        if (primary.isEmpty()) {
            blocks.add(new Section.Paragraph(
                    "The study names no primary pair (analysis: primary, pairs), so that nothing here is more"
                            + " than exploratory."));
        } else {
            primary.forEach(pair -> blocks.add(new Section.Paragraph(table.sentence(pair))));
            blocks.add(table.of(primary, true));
        }
        blocks.addAll(gains);
        if (!exploratory.isEmpty()) {
            blocks.add(table.of(exploratory, false));
        }
        return Optional.of(new Section("Claims", blocks));
    }

    /** Before the tables that it is drawn from: a reader finds the answer first. */
    @Override
    public int rank() {
        return 50;
    }

    private static boolean complete(RunData run) {
        return run.notices().stream().noneMatch(notice -> notice.startsWith(Completeness.INCOMPLETE))
                && Completeness.notice(run, warning -> {}).isEmpty();
    }
}
