package org.readingroom.bench.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.readingroom.metrics.conformance.FamilyResult;

/** What is said of a conformance run: a line a family, its keys and differences under it. */
final class ConformanceText {
    private static final int LONGEST_VALUE = 60;

    private ConformanceText() {}

    static String lines(FamilyResult r, boolean keys) {
        List<String> lines = new ArrayList<>();
        String head = String.format(Locale.ROOT, "%-8s %s, %s", verdict(r), r.family(), count(r.cases(), "case"));
        lines.add(
                r.known()
                        ? head + ": " + counts(r.passed(), r.failed(), r.notImplemented())
                        : head + ": not known here, nothing was compared");
        if (r.known() && r.mandatoryNotRun() > 0) {
            lines.add("  mandatory and not implemented: " + r.mandatoryNotRun() + " values of "
                    + String.join(", ", missing(r)));
        }
        if (keys && r.known()) {
            r.keys()
                    .forEach(k -> lines.add("  " + k.key() + (k.mandatory() ? " (mandatory)" : "") + ": "
                            + counts(k.passed(), k.failed(), k.notImplemented())));
        }
        r.differences()
                .forEach(d -> lines.add("  differs: " + d.caseId() + ", " + d.key() + ": expected "
                        + shortened(d.expected()) + ", ours " + shortened(d.actual())));
        if (r.failed() > r.differences().size()) {
            lines.add("  and " + (r.failed() - r.differences().size()) + " more that differ");
        }
        return String.join("\n", lines);
    }

    static String summary(List<FamilyResult> results) {
        long known = results.stream().filter(FamilyResult::known).count();
        long passed = results.stream().filter(FamilyResult::ok).count();
        return passed + " of " + count((int) known, "known family", "known families") + " passed, "
                + (results.size() - known) + " not known here";
    }

    static Map<String, Object> fields(FamilyResult r) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("family", r.family());
        fields.put("file", r.file());
        fields.put("cases", r.cases());
        fields.put("known", r.known());
        fields.put("ok", r.ok());
        tallies(fields, r.passed(), r.failed(), r.notImplemented());
        fields.put("mandatory-not-implemented", r.mandatoryNotRun());
        List<Map<String, Object>> keys = new ArrayList<>();
        for (FamilyResult.KeyTally k : r.keys()) {
            Map<String, Object> key = new LinkedHashMap<>();
            key.put("key", k.key());
            key.put("mandatory", k.mandatory());
            tallies(key, k.passed(), k.failed(), k.notImplemented());
            keys.add(key);
        }
        fields.put("keys", keys);
        fields.put(
                "differences",
                r.differences().stream().map(ConformanceText::fields).toList());
        return fields;
    }

    private static Map<String, Object> fields(FamilyResult.Difference d) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("case", d.caseId());
        fields.put("key", d.key());
        fields.put("mandatory", d.mandatory());
        fields.put("expected", d.expected());
        fields.put("ours", d.actual());
        return fields;
    }

    private static void tallies(Map<String, Object> fields, int passed, int failed, int notImplemented) {
        fields.put("passed", passed);
        fields.put("failed", failed);
        fields.put("not-implemented", notImplemented);
    }

    private static String verdict(FamilyResult r) {
        return !r.known() ? "-" : r.ok() ? "passed" : "FAILED";
    }

    private static String counts(int passed, int failed, int notImplemented) {
        return passed + " passed, " + failed + " failed, " + notImplemented + " not implemented";
    }

    private static List<String> missing(FamilyResult r) {
        return r.keys().stream()
                .filter(k -> k.mandatory() && k.notImplemented() > 0)
                .map(FamilyResult.KeyTally::key)
                .toList();
    }

    private static String count(int n, String one) {
        return count(n, one, one + "s");
    }

    private static String count(int n, String one, String many) {
        return n + " " + (n == 1 ? one : many);
    }

    private static String shortened(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "...";
    }
}
