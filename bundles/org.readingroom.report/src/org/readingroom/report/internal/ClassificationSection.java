package org.readingroom.report.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.report.ReportSection;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.Section;

/** The grades that the arms gave: counts, rates, and the row of a reader that always says HGG. */
@Component(service = ReportSection.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "classification", label = "Classification")
public final class ClassificationSection implements ReportSection {
    @Override
    public Optional<Section> render(RunData run) {
        Scores scores = new Scores(run);
        CohortFile cohort = CohortFile.read(run.folder());
        List<Section.Block> blocks = new ArrayList<>();
        for (ScoreGroup group : scores.groups("grade"::equals)) {
            CohortTable table = new CohortTable(scores, group);
            if (!table.isEmpty()) {
                blocks.add(table(run, cohort, group, table));
            }
        }
        return blocks.isEmpty() ? Optional.empty() : Optional.of(new Section("Classification", blocks));
    }

    @Override
    public int rank() {
        return 200;
    }

    private static Section.Table table(RunData run, CohortFile cohort, ScoreGroup group, CohortTable table) {
        Map<String, BiFunction<RunData.Arm, String, String>> counts =
                new Confusion(cohort, new ReadingFiles(run.folder()), group.split()).columns(run.arms());
        // The counts are metrics where the run scores them; else they are told from the readings.
        counts.keySet().removeIf(count -> table.metrics().contains(id(count)));
        List<List<String>> always = alwaysHgg(cohort, group.split(), counts.keySet(), table.metrics());
        List<String> notes = new ArrayList<>();
        notes.add("HGG is the positive class."
                + (counts.containsKey("TP") ? " TP, FP, FN and TN count answers." : "")
                + (counts.containsKey("Failed") ? " Failed counts readings without a grade." : ""));
        if (!always.isEmpty()) {
            notes.add(AlwaysHgg.NOTE);
        }
        notes.addAll(table.emptyRules());
        return table.table("classification", "Glioma grade (LGG or HGG).", counts, always, notes);
    }

    private static List<List<String>> alwaysHgg(
            CohortFile cohort, String split, Set<String> counts, List<String> metrics) {
        Map<String, String> values = AlwaysHgg.scores(cohort, split);
        if (values.isEmpty()) {
            return List.of();
        }
        List<String> row = new ArrayList<>(List.of(AlwaysHgg.TITLE, "either way", values.get("n")));
        counts.forEach(count -> row.add(values.getOrDefault(id(count), Numbers.UNDEFINED)));
        metrics.forEach(metric -> row.add(values.getOrDefault(metric, Numbers.UNDEFINED)));
        return List.of(row);
    }

    /** The metric that a column of counts is. */
    private static String id(String title) {
        return title.toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
