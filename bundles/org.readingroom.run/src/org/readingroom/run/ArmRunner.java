package org.readingroom.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.LabelMap;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.data.SliceView;
import org.readingroom.api.model.Capabilities;
import org.readingroom.api.model.Query;
import org.readingroom.api.model.ReadRequest;
import org.readingroom.api.prompt.Prompt;
import org.readingroom.api.prompt.PromptInput;
import org.readingroom.imaging.ModelGrid;
import org.readingroom.imaging.SourceVolumes;
import org.readingroom.study.Arm;
import org.readingroom.study.CohortCase;
import org.readingroom.study.VolumeDigest;

/** Asks one arm what it has not been asked yet, case by case, and stores the answers. */
final class ArmRunner {
    private final RunFolder folder;
    private final Arm arm;
    private final ArmSession session;
    private final Planner planner;
    private final StudyInput input;
    private final AnswerStore store;
    private final long seed;

    ArmRunner(
            RunFolder folder,
            Arm arm,
            ArmSession session,
            Planner planner,
            StudyInput input,
            AnswerStore store,
            long seed) {
        this.folder = folder;
        this.arm = arm;
        this.session = session;
        this.planner = planner;
        this.input = input;
        this.store = store;
        this.seed = seed;
    }

    /**
     * Reads cases; what is answered already is not asked again.
     *
     * @return how many queries were asked
     */
    int read(List<CohortCase> places, Map<String, Case> cases, Monitor monitor) {
        monitor.begin("Reading with " + arm.id(), places.size());
        boolean volumes = session.capabilities().input() != Capabilities.Input.PROMPTS;
        int casesAtOnce = volumes ? session.capabilities().batchSize() : 1;
        Batch batch = new Batch();
        int asked = 0;
        for (CohortCase place : places) {
            monitor.checkCancelled();
            batch.add(place, cases.get(place.caseId()));
            if (batch.cases >= casesAtOnce) {
                asked += flush(batch, monitor);
                batch = new Batch();
            }
            monitor.worked(1);
        }
        return asked + flush(batch, monitor);
    }

    private int flush(Batch batch, Monitor monitor) {
        boolean volumes = session.capabilities().input() != Capabilities.Input.PROMPTS;
        int step = volumes
                ? Math.max(1, batch.queries.size())
                : session.capabilities().batchSize();
        for (int from = 0; from < batch.queries.size(); from += step) {
            monitor.checkCancelled();
            List<Query> some = batch.queries.subList(from, Math.min(from + step, batch.queries.size()));
            AnswerWriter sink = new AnswerWriter(arm.id(), folder, store, session.strategy(), some, batch.grids);
            ReadRequest request = new ReadRequest(some, arm.decode().decoding(), Optional.empty(), List.of());
            try {
                session.read(request, sink, monitor);
                sink.requireComplete();
            } finally {
                store.force();
            }
        }
        return batch.queries.size();
    }

    /** Queries of some cases that are asked together. */
    private final class Batch {
        private final List<Query> queries = new ArrayList<>();
        private final Map<String, Grid> grids = new HashMap<>();
        private int cases;

        void add(CohortCase place, Case whole) {
            SourceVolumes volumes = new SourceVolumes(new BlindCase(whole));
            Optional<ModelGrid> model =
                    planner.readsInput() ? Optional.of(input.grids().of(whole)) : Optional.empty();
            CaseSlices shown = new CaseSlices(volumes, model);
            List<SliceRef> slices =
                    planner.asksSlices() ? planner.slices(shown.grid(), () -> tumour(whole, model)) : List.of();
            List<PlannedQuery> open = planner.queries(place, slices, model.map(ModelGrid::window)).stream()
                    .filter(q -> !store.has(q.key()))
                    .toList();
            if (open.isEmpty()) {
                return;
            }
            requireSame(place, volumes.subject());
            grids.put(place.caseId(), volumes.grid());
            PromptImages images = new PromptImages(volumes, input.settings().intensity());
            open.forEach(q -> queries.add(query(q, volumes, shown, images)));
            cases++;
        }
    }

    private static Optional<Mask> tumour(Case whole, Optional<ModelGrid> model) {
        Optional<Mask> mask = whole.reference().map(LabelMap::foreground);
        return model.isPresent() ? mask.map(model.get()::resample) : mask;
    }

    private Query query(PlannedQuery planned, SourceVolumes volumes, CaseSlices shown, PromptImages images) {
        Optional<SliceView> slice = planned.slice().map(shown::view);
        Optional<Prompt> prompt = session.strategy()
                .map(s -> s.prompt(new PromptInput(
                        slice.orElseThrow(),
                        List.of(images.grey(slice.orElseThrow(), arm.slices().volume())),
                        List.of())));
        long own = Digests.seed("query", Long.toString(seed), planned.key(), Integer.toString(planned.repeat()));
        return new Query(planned.key(), volumes.subject(), planned.task(), slice, prompt, planned.repeat(), own);
    }

    private static void requireSame(CohortCase place, Case subject) {
        if (!VolumeDigest.of(subject).equals(place.digest())) {
            throw new RunException("case " + place.caseId() + " shows another scan than when the cohort was made;"
                    + " bring the file back, or run into a new folder");
        }
    }
}
