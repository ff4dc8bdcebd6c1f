package org.readingroom.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Case;
import org.readingroom.api.task.Task;
import org.readingroom.imaging.ModelGrid;
import org.readingroom.study.Arm;
import org.readingroom.study.Cohort;
import org.readingroom.study.CohortCase;
import org.readingroom.study.FewShotSettings;
import org.readingroom.study.Study;

/** Counts what the arms of a study would be asked. Opens grids, and masks where slices follow from them; no model. */
final class DryRun {
    private final Study study;
    private final OpenStudy open;
    private final Cohort cohort;
    private final StudyInput input;
    private final RunFolder folder;

    /** @param folder where the run is, or would be */
    DryRun(Study study, OpenStudy open, Cohort cohort, StudyInput input, RunFolder folder) {
        this.study = study;
        this.open = open;
        this.cohort = cohort;
        this.input = input;
        this.folder = folder;
    }

    List<ArmForecast> forecasts(Optional<String> only, Monitor monitor) {
        List<ArmForecast> forecasts = new ArrayList<>();
        for (Arm arm : study.arms()) {
            if (only.isEmpty() || study.arms(only.get()).contains(arm)) {
                forecasts.add(forecast(arm, monitor));
            }
        }
        return forecasts;
    }

    private ArmForecast forecast(Arm arm, Monitor monitor) {
        List<CohortCase> places = cohort.of(arm);
        OptionalLong slices = slices(arm, places, monitor);
        boolean prompted = arm.prompt().isPresent();
        OptionalLong queries = prompted && slices.isPresent()
                ? OptionalLong.of(slices.getAsLong() * arm.decode().repeats())
                : OptionalLong.empty();
        int examples = arm.fewShot().map(FewShotSettings::examples).orElse(0);
        Map<String, Long> millis = new HashMap<>();
        for (Path file : folder.allAnswers(arm.id())) {
            AnswerStore.each(file, a -> {
                if (!a.state().missing()) {
                    millis.put(a.key(), a.millis());
                }
            });
        }
        long answered = millis.size();
        return new ArmForecast(
                arm.id(),
                places.size(),
                slices,
                queries,
                prompted,
                prompted ? ShownImages.count(arm) * (1 + examples) : 0,
                answered,
                answered == 0
                        ? OptionalLong.empty()
                        : OptionalLong.of(millis.values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum()
                                / answered),
                tuning(arm, monitor));
    }

    /** What a fine-tuned arm learns from; empty where it is not, or its slices follow from an arm that is not read yet. */
    private Optional<TuningForecast> tuning(Arm arm, Monitor monitor) {
        Optional<Arm> other =
                arm.slices().fromArm().flatMap(id -> study.arms(id).stream().findFirst());
        boolean known = other.isEmpty() || Files.exists(folder.basis(other.get().id()));
        if (arm.finetune().isEmpty() || arm.tunedBy().isPresent() || !known) {
            return Optional.empty();
        }
        long seed = ArmReading.seed(study, arm);
        return open.printed(arm).map(prompt -> {
            AskedArm asked = AskedArm.of(arm, prompt.strategy(), Optional.empty(), study.seed());
            TrainingCases cases = TrainingCases.of(study, cohort, open.cases(), seed);
            TuningCases view = new Tuning(folder, study, cohort, open, input).cases(asked, cases, seed);
            return Finetuning.forecast(open, arm, view, monitor);
        });
    }

    private OptionalLong slices(Arm arm, List<CohortCase> places, Monitor monitor) {
        Optional<Planner> planner = planner(arm);
        if (planner.isEmpty()) {
            return OptionalLong.empty();
        }
        monitor.begin("Counting the slices of " + arm.id(), places.size());
        long n = 0;
        for (CohortCase place : places) {
            monitor.checkCancelled();
            Case whole = open.cases().get(place.caseId());
            Optional<ModelGrid> model =
                    planner.get().readsInput() ? Optional.of(input.grids().of(whole)) : Optional.empty();
            n += planner.get().slices(AskedGrid.kept(whole, model, input)).size();
            monitor.worked(1);
        }
        return OptionalLong.of(n);
    }

    /** The plan of an arm; empty where it is asked case by case, or the arm it follows was not read yet. */
    private Optional<Planner> planner(Arm arm) {
        Optional<ArmBasis> basis = Files.exists(folder.basis(arm.id()))
                ? Optional.of(ArmBasis.read(folder.basis(arm.id())))
                : open.printed(arm).map(printed -> ArmBasis.planned(arm, printed.task(), input));
        if (basis.isEmpty()
                || basis.get().tasks().stream().anyMatch(t -> !open.tasks().knows(t))) {
            return Optional.empty();
        }
        Optional<FromArm> from = Optional.empty();
        if (arm.slices().fromArm().isPresent()) {
            Optional<Arm> other =
                    study.arms(arm.slices().fromArm().get()).stream().findFirst();
            Optional<Planner> theirs = other.flatMap(this::planner);
            if (theirs.isEmpty()) {
                return Optional.empty();
            }
            from = Optional.of(new FromArm(folder, other.get().id(), theirs.get()));
        }
        Planner planner = new Planner(arm, basis.get(), open.tasks(), from, new OtherPatients(cohort));
        return planner.asksSlices()
                        || arm.prompt().isEmpty() && basis.get().tasks().contains(Task.MASK.id())
                ? Optional.of(planner)
                : Optional.empty();
    }
}
