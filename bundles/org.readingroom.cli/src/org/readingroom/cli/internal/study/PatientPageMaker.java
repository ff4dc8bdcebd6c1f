package org.readingroom.cli.internal.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.report.RunData;
import org.readingroom.api.task.Task;
import org.readingroom.api.task.TaskValues;
import org.readingroom.imaging.SourceSlice;
import org.readingroom.imaging.SourceVolumes;
import org.readingroom.report.OverlaySlice;
import org.readingroom.report.PatientAnswer;
import org.readingroom.report.PatientPages;
import org.readingroom.report.PatientSlice;
import org.readingroom.run.CaseTruth;
import org.readingroom.run.RunFolder;
import org.readingroom.run.RunReportData;
import org.readingroom.run.StoredAnswer;
import org.readingroom.study.CohortFile;
import org.readingroom.study.Study;

/**
 * Hands each case to its page: slices through the tumour, then every slice that an answer failed on, and what prompted arms
 * said. An arm is drawn as it answered: a polygon as that, not as the pixels in it.
 */
final class PatientPageMaker {
    /** Slices through the tumour, evenly spaced, the largest among them. */
    private static final int THROUGH = 5;

    private static final List<Task<?>> DRAWN = List.of(Task.POLYGON, Task.BOUNDING_BOX, Task.CENTRE_POINT);

    /** What is somewhere on a slice. */
    private static final List<Task<?>> PLACES =
            List.of(Task.MASK, Task.SLICE_MASK, Task.POLYGON, Task.BOUNDING_BOX, Task.CENTRE_POINT);

    private final RunFolder folder;
    private final Study study;
    private final List<PatientAnswer> answers = new ArrayList<>();
    private Optional<PatientPages> pages = Optional.empty();

    PatientPageMaker(RunFolder folder, Study study) {
        this.folder = folder;
        this.study = study;
    }

    /** Keeps an arm's answers until the case is written. */
    void answered(String arm, List<StoredAnswer> stored, Map<String, SliceRef> shown) {
        for (StoredAnswer a : stored) {
            String slice = Optional.ofNullable(shown.get(a.slice()))
                    .map(SliceRef::toString)
                    .orElse(a.slice());
            answers.add(new PatientAnswer(
                    arm,
                    a.task(),
                    slice,
                    a.repeat(),
                    a.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    a.state().failed() || a.state().missing(),
                    a.value().map(v -> words(v.toString())).orElse(""),
                    a.reason(),
                    a.text(),
                    a.span().map(StoredAnswer.Span::start).orElse(-1),
                    a.span().map(StoredAnswer.Span::end).orElse(-1),
                    a.forced(),
                    a.lp()));
        }
    }

    /** A value's JSON without its marks. */
    private static String words(String json) {
        return json.replaceAll("[{}\"]|\\.0(?=[,\\]}])", "").replace(":", " ").replace(",", ", ");
    }

    /** Lets go of answers of a case that has no page. */
    void forget() {
        answers.clear();
    }

    void write(
            Case subject,
            SourceVolumes volumes,
            String volume,
            CaseTruth truth,
            Map<String, Map<SliceRef, TaskValues>> readings) {
        Map<String, SliceRef> refs = new LinkedHashMap<>();
        readings.values().forEach(slices -> slices.keySet().forEach(ref -> refs.putIfAbsent(ref.toString(), ref)));
        pages().write(
                        subject.id(),
                        chosen(truth, refs),
                        failed(refs),
                        name -> picture(subject, volumes, volume, truth, readings, refs.get(name)),
                        answers);
        answers.clear();
    }

    private PatientPages pages() {
        if (pages.isEmpty()) {
            List<RunData.Arm> arms = study.arms().stream()
                    .map(arm -> RunReportData.describe(folder, study, arm))
                    .toList();
            int cases = CohortFile.read(folder.cohort()).cases().size();
            pages = Optional.of(new PatientPages(folder.path(), arms, cases));
        }
        return pages.get();
    }

    /** The slice of the most tumour, and slices spaced through it; the middle one of a case without a true tumour. */
    private static List<String> chosen(CaseTruth truth, Map<String, SliceRef> refs) {
        Set<String> chosen = new LinkedHashSet<>();
        List<String> through = new TreeSet<>(refs.keySet())
                .stream().filter(name -> area(truth, refs.get(name)) > 0).toList();
        through.stream()
                .max(Comparator.comparingInt(name -> area(truth, refs.get(name))))
                .ifPresent(chosen::add);
        for (int i = 0; i < THROUGH && !through.isEmpty(); i++) {
            chosen.add(through.get((int) ((through.size() - 1) * (i + 0.5) / THROUGH + 0.5)));
        }
        if (chosen.isEmpty()) {
            refs.keySet().stream().skip(refs.size() / 2).findFirst().ifPresent(chosen::add);
        }
        return List.copyOf(chosen);
    }

    /** Slices on which an answer failed, those of most failures first. */
    private List<String> failed(Map<String, SliceRef> refs) {
        Map<String, Integer> failures = new HashMap<>();
        answers.stream()
                .filter(a -> a.failed() && refs.containsKey(a.slice()))
                .forEach(a -> failures.merge(a.slice(), 1, Integer::sum));
        return failures.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static int area(CaseTruth truth, SliceRef ref) {
        return truth.on(ref).get(Task.SLICE_MASK).map(Mask::count).orElse(0);
    }

    private boolean draws(String arm) {
        List<String> tasks = RunReportData.tasks(folder, arm);
        return tasks.isEmpty() || PLACES.stream().anyMatch(t -> tasks.contains(t.id()));
    }

    private List<Object> shapes(String arm, TaskValues said) {
        List<Task<?>> asked = DRAWN.stream()
                .filter(t -> answers.stream()
                        .anyMatch(a -> a.arm().equals(arm) && a.task().equals(t.id())))
                .toList();
        if (asked.isEmpty()) {
            return List.of(OverlayPictures.shapes(said));
        }
        List<Object> shapes = new ArrayList<>();
        asked.forEach(t -> said.get(t).ifPresent(shapes::add));
        return shapes;
    }

    private PatientSlice picture(
            Case subject,
            SourceVolumes volumes,
            String volume,
            CaseTruth truth,
            Map<String, Map<SliceRef, TaskValues>> readings,
            SliceRef ref) {
        SourceSlice slice = new SourceSlice(volumes, ref);
        Map<String, List<Object>> said = new LinkedHashMap<>();
        readings.forEach((arm, slices) -> {
            List<Object> shapes = slices.containsKey(ref) ? shapes(arm, slices.get(ref)) : List.of();
            // An arm that is asked for no place has nothing to draw, and is not said to lack it.
            if (slices.containsKey(ref) && (draws(arm) || !shapes.isEmpty())) {
                said.put(arm, shapes);
            }
        });
        List<Object> tumour = truth.on(ref).get(Task.SLICE_MASK).stream()
                .map(Object.class::cast)
                .toList();
        String caption = subject.id() + ", " + volume + ", " + ref;
        return new PatientSlice(
                ref.toString(),
                new OverlaySlice(caption, ref.plane(), slice.frame(), slice.pixels(volume)),
                tumour,
                said);
    }
}
