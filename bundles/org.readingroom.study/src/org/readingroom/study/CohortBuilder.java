package org.readingroom.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.CaseInfo;
import org.readingroom.api.data.Dataset;
import org.readingroom.api.data.Generated;

/** Makes the cohort of a dataset: finds out which cases are of one patient, and puts each where the settings say. */
public final class CohortBuilder {
    private final CohortSettings.SplitSettings split;
    private final long seed;

    /** A builder for a split and a seed. */
    public CohortBuilder(CohortSettings.SplitSettings split, long seed) {
        this.split = split;
        this.seed = seed;
    }

    /**
     * The cohort of a dataset; opens one volume of each case for its digest.
     *
     * @throws StudyException where the dataset has not what the split asks for, or a patient would be in two parts
     */
    public Cohort build(Dataset dataset, Monitor monitor) {
        Map<String, Part> named = new TreeMap<>();
        List<Case> cases = dataset.cases();
        if (isNamed()) {
            named.putAll(
                    namedParts().on(dataset.name(), cases.stream().map(Case::id).toList(), split.others()));
            cases = cases.stream().filter(c -> named.containsKey(c.id())).toList();
        }
        List<CaseInfo> infos = cases.stream().map(Case::info).toList();
        List<String> digests = digests(cases, monitor);
        Map<String, List<Integer>> patients = Patients.group(infos, digests);
        Map<String, Part> dealt = isNamed() ? Map.of() : new Deal(split, seed, infos, patients).parts();
        CohortCase[] placed = new CohortCase[infos.size()];
        patients.forEach((patient, members) -> {
            for (int i : members) {
                Part part = isNamed() ? named.get(infos.get(i).caseId()) : dealt.get(patient);
                placed[i] = CohortCase.of(
                        infos.get(i),
                        patient,
                        Patients.allNames(infos, members),
                        digests.get(i),
                        part.split(),
                        part.fold());
            }
        });
        return new Cohort(dataset.name(), seed, List.of(placed), Generated.generatorOf(dataset));
    }

    private boolean isNamed() {
        return split.nnunet().isPresent() || split.lists().isPresent();
    }

    private NamedParts namedParts() {
        return split.nnunet()
                .map(file -> NamedParts.of(file, split.fold()))
                .orElseGet(() -> NamedParts.of(split.lists().orElseThrow()));
    }

    private static List<String> digests(List<Case> cases, Monitor monitor) {
        monitor.begin("Telling " + cases.size() + " cases apart", cases.size());
        List<String> digests = new ArrayList<>();
        for (Case c : cases) {
            monitor.checkCancelled();
            digests.add(VolumeDigest.of(c));
            monitor.worked(1);
        }
        return digests;
    }
}
