package org.readingroom.report.internal;

import java.util.HashMap;
import java.util.Map;

/** What a reader scores who looks at no image and always says HGG, worked out from the grades of the cohort. */
public final class AlwaysHgg {
    /** What it is called in tables. */
    public static final String TITLE = "always HGG";

    /** What it is, for a footnote. */
    public static final String NOTE =
            "Always HGG: what a reader gets who looks at no image; worked out from the grades of the cohort.";

    private AlwaysHgg() {}

    /** Its scores on a part of the cohort as printed, by metric's id, {@code n} among them; none where no grade is known. */
    public static Map<String, String> scores(CohortFile cohort, String split) {
        double hgg = cohort.count(split, "HGG");
        double lgg = cohort.count(split, "LGG");
        int n = (int) (hgg + lgg);
        if (n == 0) {
            return Map.of();
        }
        Map<String, String> values = new HashMap<>();
        values.put("n", Numbers.share(n, n));
        values.put("tp", Numbers.count(hgg));
        values.put("fp", Numbers.count(lgg));
        values.put("fn", "0");
        values.put("tn", "0");
        values.put("failed", "0");
        values.put("accuracy", share(hgg, n));
        values.put("f1", share(2 * hgg, 2 * hgg + lgg));
        values.put("precision-class", share(hgg, n));
        values.put("recall-class", share(hgg, hgg));
        values.put("specificity-class", share(0, lgg));
        boolean bothGrades = hgg > 0 && lgg > 0;
        values.put("balanced-accuracy", bothGrades ? share(1, 2) : Numbers.UNDEFINED);
        values.put("auc", bothGrades ? share(1, 2) : Numbers.UNDEFINED);
        return values;
    }

    private static String share(double part, double whole) {
        return Numbers.format(part / whole, "");
    }
}
