package org.readingroom.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.model.Capabilities;
import org.readingroom.api.model.ReadRequest;
import org.readingroom.imaging.ModelGrid;
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
    private final QueryMaker maker;
    private final Map<String, Case> cases;

    /** @param cases every case of the study by id */
    ArmRunner(
            RunFolder folder,
            Arm arm,
            ArmSession session,
            Planner planner,
            StudyInput input,
            AnswerStore store,
            QueryMaker maker,
            Map<String, Case> cases) {
        this.folder = folder;
        this.arm = arm;
        this.session = session;
        this.planner = planner;
        this.input = input;
        this.store = store;
        this.maker = maker;
        this.cases = cases;
    }

    /**
     * Reads cases; what is answered already is not asked again.
     *
     * @return how many queries were asked
     */
    int read(List<CohortCase> places, RunLog log, Monitor monitor) {
        monitor.begin("Reading with " + arm.id(), places.size());
        ArmProgress progress = new ArmProgress(arm, places.size(), log, monitor);
        Batch batch = new Batch(progress);
        int asked = 0;
        for (CohortCase place : places) {
            monitor.checkCancelled();
            batch.add(place);
            if (batch.full()) {
                asked += flush(batch, monitor);
                batch = new Batch(progress);
            }
            progress.worked();
            progress.tell();
        }
        asked += flush(batch, monitor);
        progress.tellLast();
        if (asked == 0 && !places.isEmpty()) {
            requireSameRequest(places.get(0));
        }
        progress.finished();
        return asked;
    }

    private boolean prompted() {
        return session.capabilities().input() == Capabilities.Input.PROMPTS;
    }

    private boolean together() {
        return prompted() && session.capabilities().together();
    }

    private int flush(Batch batch, Monitor monitor) {
        for (List<AskedQuery> group : batch.groups) {
            Map<AskedForm, List<AskedQuery>> byForm = new LinkedHashMap<>();
            group.forEach(q ->
                    byForm.computeIfAbsent(q.form(), f -> new ArrayList<>()).add(q));
            byForm.forEach((form, queries) -> {
                int step = prompted() ? session.capabilities().batchSize() : queries.size();
                for (int from = 0; from < queries.size(); from += step) {
                    monitor.checkCancelled();
                    send(batch, form, queries.subList(from, Math.min(from + step, queries.size())), monitor);
                }
            });
        }
        return batch.size();
    }

    private void send(Batch batch, AskedForm form, List<AskedQuery> some, Monitor monitor) {
        AnswerWriter sink = new AnswerWriter(arm, folder, store, session, batch.progress, some, batch.grids);
        ReadRequest request = form.request(some.stream().map(AskedQuery::query).toList(), arm.decode());
        try {
            session.read(request, sink, monitor);
            sink.requireComplete();
        } finally {
            store.force();
        }
    }

    /** Queries of some cases that are asked together. */
    private final class Batch {
        private final ArmProgress progress;
        private final List<List<AskedQuery>> groups = new ArrayList<>();
        private final Map<String, Grid> grids = new HashMap<>();
        private int cases;

        Batch(ArmProgress progress) {
            this.progress = progress;
        }

        boolean full() {
            int size = session.capabilities().batchSize();
            return together() || (prompted() ? size() >= size : cases >= size);
        }

        int size() {
            return groups.stream().mapToInt(List::size).sum();
        }

        /** What is asked of a case, those that are asked together in a list. */
        private List<List<PlannedQuery>> wanted(List<PlannedQuery> plan, List<PlannedQuery> open) {
            return together()
                    ? PatientRequests.of(plan, session.capabilities().batchSize(), q -> store.has(q.key()))
                    : List.of(open);
        }

        void add(CohortCase place) {
            Plan plan = plan(place);
            List<PlannedQuery> open =
                    plan.queries.stream().filter(q -> !store.has(q.key())).toList();
            progress.planned(open.size());
            if (open.isEmpty()) {
                return;
            }
            CaseView view = plan.open(place);
            CaseView shown = plan.shown(place, view);
            maker.requireSame(place, plan.queries, view, shown, store);
            grids.put(place.caseId(), view.volumes().grid());
            for (List<PlannedQuery> group : wanted(plan.queries, open)) {
                List<AskedQuery> asked = group.stream()
                        .map(q -> maker.query(q, view, shown, progress))
                        .toList();
                if (together() || groups.isEmpty()) {
                    groups.add(new ArrayList<>(asked));
                } else {
                    groups.get(0).addAll(asked);
                }
            }
            cases++;
        }
    }

    /** What a case is asked, before an image of it is opened. */
    private final class Plan {
        private final Case whole;
        private final List<PlannedQuery> queries;

        private Plan(Case whole, List<PlannedQuery> queries) {
            this.whole = whole;
            this.queries = queries;
        }

        CaseView open(CohortCase place) {
            CaseView view = CaseView.of(whole, input, planner.readsInput());
            requireSameScan(place, view.volumes().subject());
            return view;
        }

        CaseView shown(CohortCase place, CaseView view) {
            CohortCase other = planner.shown(place);
            if (other.equals(place)) {
                return view;
            }
            CaseView theirs = CaseView.of(cases.get(other.caseId()), input, planner.readsInput());
            requireSameScan(other, theirs.volumes().subject());
            return theirs;
        }
    }

    private Plan plan(CohortCase place) {
        Case whole = cases.get(place.caseId());
        Optional<ModelGrid> model =
                planner.readsInput() ? Optional.of(input.grids().of(whole)) : Optional.empty();
        List<SliceRef> slices = planner.asksSlices() ? planner.slices(AskedGrid.of(whole, model)) : List.of();
        return new Plan(whole, planner.queries(place, slices, model.map(ModelGrid::window)));
    }

    /** Makes one request again that was answered, though nothing is left to ask. */
    private void requireSameRequest(CohortCase place) {
        if (prompted()) {
            Plan plan = plan(place);
            CaseView view = plan.open(place);
            maker.requireSame(place, plan.queries, view, plan.shown(place, view), store);
        }
    }

    private static void requireSameScan(CohortCase place, Case subject) {
        if (!VolumeDigest.of(subject).equals(place.digest())) {
            throw new RunException("case " + place.caseId() + " shows another scan than when the cohort was made;"
                    + " bring the file back, or run into a new folder");
        }
    }
}
