package org.readingroom.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.data.SliceView;
import org.readingroom.api.prompt.PromptInput;
import org.readingroom.api.task.Task;
import org.readingroom.imaging.Slices;
import org.readingroom.study.Arm;
import org.readingroom.study.Cohort;
import org.readingroom.study.CohortCase;
import org.readingroom.study.FewShotSettings;
import org.readingroom.study.Split;
import org.readingroom.study.StudyException;

/**
 * The examples of an arm: slices of training patients with their true answers, one a patient. Patients are drawn by the
 * cohort's seed; cases whose truth has no answer to the prompt are passed over. A patient who is an example and is read by the
 * arm too stops it, named.
 */
final class FewShot {
    /**
     * An example.
     *
     * @param input as the prompt takes it
     * @param record where it is from and what it says, for the arm's basis
     */
    record Drawn(PromptInput.Example input, Map<String, Object> record) {}

    private final Arm arm;
    private final FewShotSettings settings;
    private final Cohort cohort;
    private final Map<String, Case> cases;
    private final StudyInput input;
    private final AskedArm asked;
    private final ShownImages images;

    private FewShot(Arm arm, Cohort cohort, Map<String, Case> cases, StudyInput input, AskedArm asked) {
        this.arm = arm;
        this.settings = arm.fewShot().orElseThrow();
        this.cohort = cohort;
        this.cases = cases;
        this.input = input;
        this.asked = asked;
        this.images = new ShownImages(arm, cohort.seed());
    }

    /**
     * The examples of an arm; none where it has none.
     *
     * @throws StudyException where there are too few training patients for them, or one is read by the arm
     */
    static List<Drawn> of(Arm arm, Cohort cohort, Map<String, Case> cases, StudyInput input, Optional<AskedArm> asked) {
        if (arm.fewShot().isEmpty()) {
            return List.of();
        }
        FewShot draw = new FewShot(arm, cohort, cases, input, asked.orElseThrow());
        List<Drawn> drawn = draw.draw();
        draw.requireUnread(drawn);
        return drawn;
    }

    private List<Drawn> draw() {
        List<Drawn> drawn = new ArrayList<>();
        for (CohortCase place : candidates()) {
            if (drawn.size() < settings.examples()) {
                example(place).ifPresent(drawn::add);
            }
        }
        if (drawn.size() < settings.examples()) {
            throw new StudyException("arm '" + arm.id() + "': few-shot asks for " + settings.examples()
                    + " examples of training patients, and " + drawn.size()
                    + " have a true answer to its prompt; ask for fewer, or put more patients into training");
        }
        return drawn;
    }

    /** Training cases in the order they are drawn, one a patient; of each grade in turn where that is asked. */
    private List<CohortCase> candidates() {
        Map<String, CohortCase> one = new LinkedHashMap<>();
        cohort.of(Split.TRAIN).stream()
                .sorted(Comparator.comparing(this::lot))
                .forEach(c -> one.putIfAbsent(c.patient(), c));
        if (settings.choose() == FewShotSettings.Choose.RANDOM) {
            return List.copyOf(one.values());
        }
        Map<String, List<CohortCase>> byGrade = one.values().stream()
                .collect(Collectors.groupingBy(
                        c -> c.labels().getOrDefault("grade", ""), TreeMap::new, Collectors.toList()));
        List<CohortCase> inTurn = new ArrayList<>();
        for (int i = 0; inTurn.size() < one.size(); i++) {
            for (List<CohortCase> some : byGrade.values()) {
                if (i < some.size()) {
                    inTurn.add(some.get(i));
                }
            }
        }
        return inTurn;
    }

    private String lot(CohortCase c) {
        return Digests.of("few-shot", Long.toString(cohort.seed()), c.caseId());
    }

    private Optional<Drawn> example(CohortCase place) {
        Case whole = cases.get(place.caseId());
        CaseView view = CaseView.of(whole, input, input.given().isPresent());
        CaseTruth source = CaseTruth.of(whole);
        CaseTruth truth = view.model().map(source::onto).orElse(source);
        SliceRef ref = slice(place, view, truth);
        SliceView slice = view.slices().view(ref);
        TaskTruth answers = asked.truth();
        return answers.answer(answers.values(truth, ref, slice.frame()), slice.frame())
                .map(answer -> {
                    Map<String, Object> record = new TreeMap<>();
                    record.put("case", place.caseId());
                    record.put("patient", place.patient());
                    record.put("digest", place.digest());
                    record.put("slice", ref.toString());
                    record.put("answer", answer);
                    return new Drawn(new PromptInput.Example(images.ofExample(view, slice), answer), record);
                });
    }

    private SliceRef slice(CohortCase place, CaseView view, CaseTruth truth) {
        List<SliceRef> all = Slices.all(view.slices().grid(), arm.slices().plane());
        List<SliceRef> tumour = truth.mask()
                .flatMap(m ->
                        Slices.tumourRange(m, view.slices().grid(), arm.slices().plane()))
                .map(r -> all.subList(r.first(), r.last() + 1))
                .orElse(List.of());
        return switch (settings.slices()) {
            case MIDDLE -> tumour.isEmpty() ? all.get(all.size() / 2) : tumour.get((tumour.size() - 1) / 2);
            case LARGEST ->
                tumour.stream()
                        .reduce((a, b) -> area(truth, b) > area(truth, a) ? b : a)
                        .orElse(all.get(all.size() / 2));
            case RANDOM -> {
                List<SliceRef> from = tumour.isEmpty() ? all : tumour;
                long draw = Digests.seed("few-shot slice", Long.toString(cohort.seed()), place.caseId());
                yield from.get((int) Long.remainderUnsigned(draw, from.size()));
            }
        };
    }

    private static int area(CaseTruth truth, SliceRef ref) {
        return truth.on(ref).get(Task.SLICE_MASK).map(Mask::count).orElse(0);
    }

    private void requireUnread(List<Drawn> drawn) {
        Set<String> read = cohort.of(arm).stream().map(CohortCase::patient).collect(Collectors.toSet());
        for (Drawn d : drawn) {
            if (read.contains((String) d.record().get("patient"))) {
                throw new StudyException("arm '" + arm.id() + "': patient "
                        + d.record().get("patient") + " is a few-shot example and is read by the arm too (case "
                        + d.record().get("case") + "); leave train out of read:");
            }
        }
    }
}
