package org.readingroom.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.readingroom.api.data.CaseInfo;

/**
 * Which cases are of one patient: those that share a patient id, any name of a name mapping, or the digest of a decoded
 * volume. The relation is closed over chains, so that A = B and B = C make one patient of all three.
 */
final class Patients {
    private final int[] parent;

    private Patients(int n) {
        parent = new int[n];
        for (int i = 0; i < n; i++) {
            parent[i] = i;
        }
    }

    /**
     * Groups cases by patient.
     *
     * @param cases what is known of each
     * @param digests the digest of each, in the same order
     * @return the indices of each patient's cases, by the patient's least name
     */
    static Map<String, List<Integer>> group(List<CaseInfo> cases, List<String> digests) {
        Patients patients = new Patients(cases.size());
        Map<String, Integer> first = new HashMap<>();
        for (int i = 0; i < cases.size(); i++) {
            for (String name : names(cases.get(i))) {
                patients.join(i, first.merge("name " + name, i, (a, b) -> a));
            }
            patients.join(i, first.merge("digest " + digests.get(i), i, (a, b) -> a));
        }
        Map<Integer, List<Integer>> groups = new TreeMap<>();
        for (int i = 0; i < cases.size(); i++) {
            groups.computeIfAbsent(patients.root(i), r -> new ArrayList<>()).add(i);
        }
        Map<String, List<Integer>> byName = new TreeMap<>();
        for (List<Integer> group : groups.values()) {
            byName.put(allNames(cases, group).iterator().next(), group);
        }
        return byName;
    }

    /** Every name that the cases of a group go by, sorted. */
    static Set<String> allNames(List<CaseInfo> cases, List<Integer> group) {
        Set<String> all = new TreeSet<>();
        for (int i : group) {
            all.addAll(names(cases.get(i)));
        }
        return all;
    }

    static Set<String> names(CaseInfo info) {
        Set<String> names = new TreeSet<>(info.aliases());
        names.add(info.patientId());
        return names;
    }

    private int root(int i) {
        while (parent[i] != i) {
            parent[i] = parent[parent[i]];
            i = parent[i];
        }
        return i;
    }

    private void join(int a, int b) {
        int ra = root(a);
        int rb = root(b);
        parent[Math.max(ra, rb)] = Math.min(ra, rb);
    }
}
