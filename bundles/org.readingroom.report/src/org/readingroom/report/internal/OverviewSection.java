package org.readingroom.report.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.report.ReportSection;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.Section;

/** What was read by whom: the dataset, the patients of each part, and the arms with the truth they use. */
@Component(service = ReportSection.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "overview", label = "Overview")
public final class OverviewSection implements ReportSection {
    private static final List<String> SPLITS = List.of("train", "validation", "test");

    @Override
    public Optional<Section> render(RunData run) {
        CohortFile cohort = CohortFile.read(run.folder());
        List<Section.Block> blocks = new ArrayList<>();
        blocks.add(new Section.Paragraph(sentence(run, cohort)));
        if (cohort.there()) {
            blocks.add(patients(cohort));
        }
        blocks.add(arms(run, cohort));
        return Optional.of(new Section("Overview", blocks));
    }

    @Override
    public int rank() {
        return 100;
    }

    private static String sentence(RunData run, CohortFile cohort) {
        List<RunData.Arm> readers = ArmNotes.readers(run.arms());
        long controls = readers.stream().filter(RunData.Arm::control).count();
        StringBuilder out = new StringBuilder("Study " + run.study());
        out.append(cohort.dataset().isEmpty() ? "" : " on dataset " + cohort.dataset());
        out.append(cohort.seed().isEmpty() ? "" : ", seed " + cohort.seed());
        out.append(": ").append(readers.size()).append(readers.size() == 1 ? " arm" : " arms");
        out.append(" (").append(controls).append(" of them untrained controls)");
        out.append(
                cohort.there()
                        ? ", " + cohort.patients("test") + " test patients."
                        : "; cohort.json is not in the run's folder.");
        return out.append(" Every arm is scored on the same patients with the same metrics.")
                .toString();
    }

    private static Section.Table patients(CohortFile cohort) {
        List<String> grades = cohort.cases().stream()
                .map(CohortFile.Entry::grade)
                .filter(grade -> !grade.isEmpty())
                .distinct()
                .sorted(Order.by(List.of("HGG", "LGG")))
                .toList();
        List<String> header = new ArrayList<>(List.of("Part", "Patients", "Cases"));
        header.addAll(grades);
        header.add("Grade unknown");
        List<List<String>> rows = new ArrayList<>();
        for (String split : cohort.cases().stream()
                .map(CohortFile.Entry::split)
                .distinct()
                .sorted(Order.by(SPLITS))
                .toList()) {
            List<String> row = new ArrayList<>(List.of(split, Long.toString(cohort.patients(split))));
            row.add(Integer.toString(cohort.split(split).size()));
            grades.forEach(grade -> row.add(Integer.toString(cohort.count(split, grade))));
            row.add(Integer.toString(cohort.count(split, "")));
            rows.add(row);
        }
        return new Section.Table(
                "cohort",
                "Patients by part. No patient is in two parts; each counts once in every score.",
                header,
                rows,
                List.of());
    }

    private static Section.Table arms(RunData run, CohortFile cohort) {
        List<CohortFile.Entry> test = cohort.split("test");
        List<List<String>> rows = new ArrayList<>();
        for (RunData.Arm arm : ArmNotes.readers(run.arms())) {
            String oracles = ArmNotes.oracles(arm);
            long read = Completeness.readings(run, arm, test);
            rows.add(List.of(
                    arm.id(),
                    arm.control() ? "untrained control" : "reader",
                    oracles.isEmpty() ? "none" : oracles,
                    read + "/" + test.size()));
        }
        return new Section.Table(
                "arms",
                "Arms of the comparison, with every use of the truth in an arm's input.",
                List.of("Arm", "Kind", "Use of the truth", "Test cases read"),
                rows,
                List.of("Arms are compared only where their uses of the truth are equal."));
    }
}
