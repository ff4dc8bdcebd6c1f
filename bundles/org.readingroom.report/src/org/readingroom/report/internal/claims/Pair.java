package org.readingroom.report.internal.claims;

import java.nio.file.Path;
import java.util.List;
import org.readingroom.report.internal.RunCsv;

/** A comparison of two arms, as {@code pairs.csv} of a run gives it. */
record Pair(RunCsv.Row row) {
    static List<Pair> read(Path runFolder) {
        return RunCsv.read(runFolder, "pairs.csv").stream().map(Pair::new).toList();
    }

    boolean primary() {
        return row.text("role").equals("primary");
    }

    boolean unequal() {
        return row.text("oracles").equals("unequal");
    }

    String a() {
        return row.text("a");
    }

    String b() {
        return row.text("b");
    }

    String metric() {
        return row.text("metric");
    }

    /** Patients that only one of both got right; empty where right or wrong is not what is compared. */
    String discordant() {
        return row.text("a_only").isEmpty() || row.number("a_only") < 0
                ? ""
                : row.count("a_only") + " / " + row.count("b_only");
    }

    /** What is compared, in words. */
    String score(String heading) {
        String frame = row.text("frame");
        return heading + ", " + row.text("task") + (frame.equals("-") || frame.isEmpty() ? "" : ", " + frame) + ", "
                + row.text("unit");
    }
}
