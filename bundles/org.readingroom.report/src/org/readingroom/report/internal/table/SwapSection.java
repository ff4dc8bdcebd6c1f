package org.readingroom.report.internal.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import org.readingroom.report.internal.ArmFile;
import org.readingroom.report.internal.Numbers;
import org.readingroom.report.internal.RunCsv;

/**
 * The label-swap test: arms that differ in nothing but that the prompt's labels are swapped. A reader of images says the same
 * of a patient either way; one that likes a digit says the opposite.
 */
@Component(service = ReportSection.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "label-swap", label = "Label swap")
public final class SwapSection implements ReportSection {
    private record Vote(int hgg, int lgg, String label, boolean right) {}

    @Override
    public Optional<Section> render(RunData run) {
        List<ArmFile> arms = ArmFile.readers(run);
        Map<String, Map<String, Vote>> votes = new LinkedHashMap<>();
        List<List<String>> rows = new ArrayList<>();
        for (ArmFile swapped : arms) {
            Optional<String> key = swapped.swap();
            if (key.isPresent()) {
                if (votes.isEmpty()) {
                    votes.putAll(votes(run));
                }
                arms.stream().filter(arm -> twins(arm, swapped, key.get())).forEach(arm -> row(arm, swapped, votes)
                        .ifPresent(rows::add));
            }
        }
        return rows.isEmpty() ? Optional.empty() : Optional.of(section(rows));
    }

    @Override
    public int rank() {
        return 250;
    }

    private static Section section(List<List<String>> rows) {
        return new Section(
                "Label swap",
                List.of(new Section.Table(
                        "label-swap",
                        "The same question with the labels' digits swapped, test patients.",
                        List.of(
                                "Arm",
                                "Swapped",
                                "Patients",
                                "Same grade",
                                "Opposite grade",
                                "No decision",
                                "Accuracy",
                                "Accuracy, swapped",
                                "HGG slices",
                                "HGG slices, swapped"),
                        rows,
                        List.of("Grades are told in words: a swapped arm's digits are turned back. A reader"
                                + " that looks at the image keeps the grade; one that prefers a digit"
                                + " changes it. HGG slices: of slices with a grade."))));
    }

    private static boolean twins(ArmFile arm, ArmFile swapped, String key) {
        return !arm.arm().equals(swapped.arm())
                && arm.prompt().equals(swapped.prompt())
                && arm.basis().path("model").equals(swapped.basis().path("model"))
                && arm.basis().path("fit").equals(swapped.basis().path("fit"))
                && arm.basis().path("image").equals(swapped.basis().path("image"))
                && arm.decode().equals(swapped.decode())
                && arm.swap().isEmpty()
                && without(arm.promptSettings(), key).equals(without(swapped.promptSettings(), key));
    }

    private static JsonNode without(JsonNode settings, String key) {
        return settings.isObject() ? ((ObjectNode) settings.deepCopy()).without(key) : settings;
    }

    private static Map<String, Map<String, Vote>> votes(RunData run) {
        Map<String, Map<String, Vote>> votes = new LinkedHashMap<>();
        RunCsv.each(run.folder(), "votes.csv", row -> {
            if (row.text("rule").equals("plurality") && row.text("split").equals("test")) {
                votes.computeIfAbsent(row.text("arm"), a -> new LinkedHashMap<>())
                        .put(
                                row.text("case"),
                                new Vote(
                                        row.count("hgg"),
                                        row.count("lgg"),
                                        row.text("label"),
                                        row.count("correct") == 1));
            }
        });
        return votes;
    }

    private static Optional<List<String>> row(ArmFile arm, ArmFile swapped, Map<String, Map<String, Vote>> votes) {
        Map<String, Vote> a = votes.getOrDefault(arm.arm().id(), Map.of());
        Map<String, Vote> b = votes.getOrDefault(swapped.arm().id(), Map.of());
        List<String> both = a.keySet().stream().filter(b::containsKey).toList();
        if (both.isEmpty()) {
            return Optional.empty();
        }
        int same = 0;
        int opposite = 0;
        for (String caseId : both) {
            String first = a.get(caseId).label();
            String second = b.get(caseId).label();
            boolean decided = !first.isEmpty() && !second.isEmpty();
            same += decided && first.equals(second) ? 1 : 0;
            opposite += decided && !first.equals(second) ? 1 : 0;
        }
        return Optional.of(List.of(
                arm.arm().title(),
                swapped.arm().title(),
                Integer.toString(both.size()),
                Integer.toString(same),
                Integer.toString(opposite),
                Integer.toString(both.size() - same - opposite),
                accuracy(a, both),
                accuracy(b, both),
                hgg(a, both),
                hgg(b, both)));
    }

    private static String accuracy(Map<String, Vote> votes, List<String> cases) {
        long right = cases.stream().filter(c -> votes.get(c).right()).count();
        return Numbers.format(right / (double) cases.size(), "");
    }

    private static String hgg(Map<String, Vote> votes, List<String> cases) {
        int hgg = cases.stream().mapToInt(c -> votes.get(c).hgg()).sum();
        int graded = hgg + cases.stream().mapToInt(c -> votes.get(c).lgg()).sum();
        return Numbers.format(hgg / (double) graded, "");
    }
}
