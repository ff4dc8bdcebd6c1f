package org.readingroom.study;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.CaseInfo;
import org.readingroom.api.data.Dataset;
import org.readingroom.api.data.Generated;
import org.readingroom.api.data.Generator;

/**
 * The cases of a run, split by patient: no patient is in two parts.
 *
 * @param dataset the dataset's name
 * @param seed the seed it was split by
 * @param cases each once, sorted by case id
 * @param generator the program that made the cases, empty where they are of patients
 */
public record Cohort(String dataset, long seed, List<CohortCase> cases, Optional<Generator> generator) {
    /** A cohort of patients. */
    public Cohort(String dataset, long seed, List<CohortCase> cases) {
        this(dataset, seed, cases, Optional.empty());
    }

    /**
     * @throws StudyException naming a patient that is in two parts, and by which cases
     */
    public Cohort {
        cases = List.copyOf(cases);
        Map<String, CohortCase> firstByName = new HashMap<>();
        for (CohortCase c : cases) {
            for (String name : c.names()) {
                refuseLeak(firstByName.putIfAbsent("name " + name, c), c, "the patient name " + name);
            }
            refuseLeak(firstByName.putIfAbsent("digest " + c.digest(), c), c, "the same scan");
        }
    }

    private static void refuseLeak(CohortCase first, CohortCase second, String shared) {
        if (first != null && first.split() != second.split()) {
            throw new StudyException(
                    "patient " + first.patient() + " is in two parts of the cohort: case " + first.caseId()
                            + " in " + first.split().word() + " and case " + second.caseId() + " in "
                            + second.split().word() + " share " + shared + "; put both in one part");
        }
    }

    /** The cases of a part. */
    public List<CohortCase> of(Split split) {
        return cases.stream().filter(c -> c.split() == split).toList();
    }

    /**
     * The cases that an arm reads: those of its parts, or of each part one of each grade, drawn by the cohort's seed, so that
     * it is the same for every arm and in every run.
     */
    public List<CohortCase> of(Arm arm) {
        List<CohortCase> all =
                cases.stream().filter(c -> arm.read().contains(c.split())).toList();
        if (arm.cases() == Arm.Cases.ALL) {
            return all;
        }
        Map<String, CohortCase> drawn = new HashMap<>();
        for (CohortCase c : all) {
            String place = c.split().word() + " " + c.labels().getOrDefault("grade", "");
            drawn.merge(place, c, (a, b) -> lot(a).compareTo(lot(b)) <= 0 ? a : b);
        }
        return all.stream().filter(drawn::containsValue).toList();
    }

    private String lot(CohortCase c) {
        byte[] digest = VolumeDigest.sha256()
                .digest(("one-per-grade " + seed + " " + c.caseId()).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }

    /** The place of a case. */
    public Optional<CohortCase> find(String caseId) {
        return cases.stream().filter(c -> c.caseId().equals(caseId)).findFirst();
    }

    /** How many patients are in each part. */
    public Map<Split, Long> patients() {
        Map<Split, Long> n = new TreeMap<>();
        for (Split s : Split.values()) {
            n.put(s, of(s).stream().map(CohortCase::patient).distinct().count());
        }
        return n;
    }

    /**
     * Checks that a dataset holds this cohort's cases as they were.
     *
     * @throws StudyException naming the first case that is missing or is now another patient's, or the generator where
     *     the cases are made by another than they were
     */
    public void requireIn(Dataset opened) {
        Optional<Generator> now = Generated.generatorOf(opened);
        if (generator.isPresent() && !generator.equals(now)) {
            throw new StudyException(
                    "the cohort's cases were made by " + generator.get() + ", but those of the dataset "
                            + opened.name() + now.map(g -> " by " + g).orElse(" are of patients")
                            + "; give the folder the cohort was made from, or a new run folder");
        }
        Map<String, CaseInfo> infos = new HashMap<>();
        opened.cases().stream().map(Case::info).forEach(i -> infos.put(i.caseId(), i));
        for (CohortCase c : cases) {
            CaseInfo info = infos.get(c.caseId());
            if (info == null) {
                throw new StudyException("the cohort's case " + c.caseId() + " is not in the dataset " + opened.name()
                        + "; give the folder the cohort was made from, or a new run folder");
            }
            if (!c.names().contains(info.patientId())) {
                throw new StudyException("the cohort's case " + c.caseId() + " is of patient " + c.patient()
                        + ", but in the dataset " + opened.name() + " of " + info.patientId()
                        + "; give the folder the cohort was made from, or a new run folder");
            }
        }
    }
}
