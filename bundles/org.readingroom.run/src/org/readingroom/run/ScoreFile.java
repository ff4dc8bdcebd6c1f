package org.readingroom.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.readingroom.api.report.ScoreRow;

/** {@code scores.csv}: one line a score, in a fixed order, so that equal runs write equal bytes. */
public final class ScoreFile {
    private static final String HEADER = "arm,split,case,metric,task,frame,unit,rule,value,defined,total";

    private ScoreFile() {}

    /** Writes rows in the order given. */
    static void write(Path file, List<ScoreRow> rows) {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        for (ScoreRow r : rows) {
            text.append(String.join(
                            ",", r.arm(), r.split(), r.caseId(), r.metric(), r.task(), r.frame(), r.unit(), r.rule()))
                    .append(',')
                    .append(r.value())
                    .append(',')
                    .append(r.defined())
                    .append(',')
                    .append(r.total())
                    .append('\n');
        }
        AtomicFile.write(file, text.toString());
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws RunException naming the line that is no score
     */
    public static List<ScoreRow> read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
                throw new RunException(file + ": not a scores file of this version; rescore the run");
            }
            List<ScoreRow> rows = new ArrayList<>();
            for (int i = 1; i < lines.size(); i++) {
                rows.add(row(lines.get(i), file + ":" + (i + 1)));
            }
            return rows;
        } catch (IOException e) {
            throw new RunException("cannot read " + file + ": " + AtomicFile.reason(e) + "; run or rescore first", e);
        }
    }

    private static ScoreRow row(String line, String where) {
        String[] c = line.split(",", -1);
        try {
            return new ScoreRow(
                    c[0],
                    c[1],
                    c[2],
                    c[3],
                    c[4],
                    c[5],
                    c[6],
                    c[7],
                    Double.parseDouble(c[8]),
                    Integer.parseInt(c[9]),
                    Integer.parseInt(c[10]));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new RunException(where + ": no score: " + line + "; rescore the run", e);
        }
    }
}
