package org.readingroom.report.internal.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.report.ReportSection;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.Section;
import org.readingroom.report.internal.Numbers;
import org.readingroom.report.internal.Order;
import org.readingroom.report.internal.RunCsv;

/** How slices vote for a patient's grade: the rules and whom each changes, what the slices said, and every patient. */
@Component(service = ReportSection.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "votes", label = "Votes of slices")
public final class VotesSection implements ReportSection {
    private static final String PRIMARY = "plurality";
    private static final int NAMED = 12;
    private static final List<String> PARTS = List.of("test", "validation", "train");

    private record Part(String arm, String split) {}

    @Override
    public Optional<Section> render(RunData run) {
        Map<Part, List<RunCsv.Row>> parts = new LinkedHashMap<>();
        RunCsv.each(run.folder(), "votes.csv", row -> parts.computeIfAbsent(
                        new Part(row.text("arm"), row.text("split")), p -> new ArrayList<>())
                .add(row));
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        List<Part> order = parts.keySet().stream()
                .sorted((a, b) -> Order.compare(PARTS, a.split(), b.split()))
                .toList();
        List<List<String>> rules = new ArrayList<>();
        List<List<String>> slices = new ArrayList<>();
        List<List<String>> patients = new ArrayList<>();
        for (Part part : order) {
            String arm = Titles.of(run, part.arm());
            rules(arm, part, parts.get(part), rules);
            VoteSlices.rows(arm, part.split(), parts.get(part), slices);
            VoteSlices.patients(arm, part.split(), parts.get(part), patients);
        }
        return Optional.of(new Section(
                "Votes of slices", List.of(rules(rules), VoteSlices.table(slices), VoteSlices.patientTable(patients))));
    }

    @Override
    public int rank() {
        return 220;
    }

    private static Section.Table rules(List<List<String>> rows) {
        return new Section.Table(
                "votes-rules",
                "A patient's grade from the votes of slices, by rule.",
                List.of(
                        "Arm",
                        "Patients",
                        "Rule",
                        "n",
                        "Right",
                        "Accuracy",
                        "No decision",
                        "Changed",
                        "Whom it changes"),
                rows,
                List.of(
                        "Plurality: the commoner of LGG and HGG; answer 2 and failures abstain; a tie or no vote is no"
                                + " decision, and that patient is wrong and stays in n. It is the rule of every score of"
                                + " this report.",
                        "2-votes: answer 2 is a choice too, and a patient whom it wins is wrong. Tie-to-LGG,"
                                + " tie-by-probability: plurality, but a tie is LGG, or goes to the likelier grade.",
                        "Changed: patients whose grade is another than by plurality."));
    }

    private static void rules(String arm, Part part, List<RunCsv.Row> votes, List<List<String>> into) {
        Map<String, String> primary = new LinkedHashMap<>();
        Map<String, List<RunCsv.Row>> byRule = new LinkedHashMap<>();
        for (RunCsv.Row vote : votes) {
            byRule.computeIfAbsent(vote.text("rule"), r -> new ArrayList<>()).add(vote);
            if (vote.text("rule").equals(PRIMARY)) {
                primary.put(vote.text("case"), vote.text("label"));
            }
        }
        byRule.forEach((rule, rows) -> {
            int right = rows.stream().mapToInt(r -> r.count("correct")).sum();
            long none = rows.stream().filter(r -> r.text("label").isEmpty()).count();
            List<String> changed = rows.stream()
                    .filter(r -> !r.text("label").equals(primary.getOrDefault(r.text("case"), r.text("label"))))
                    .map(r -> r.text("case"))
                    .toList();
            into.add(List.of(
                    arm,
                    part.split(),
                    rule,
                    Integer.toString(rows.size()),
                    Integer.toString(right),
                    Numbers.format(right / (double) rows.size(), ""),
                    Long.toString(none),
                    Integer.toString(changed.size()),
                    named(changed)));
        });
    }

    private static String named(List<String> cases) {
        String names = String.join(", ", cases.subList(0, Math.min(NAMED, cases.size())));
        return cases.size() <= NAMED ? names : names + " and " + (cases.size() - NAMED) + " more";
    }
}
