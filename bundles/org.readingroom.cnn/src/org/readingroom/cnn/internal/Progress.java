package org.readingroom.cnn.internal;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.readingroom.api.Monitor;

/** Tells of a training as it goes: one line an epoch to the monitor, and {@code curves.csv}. */
final class Progress {
    private final Monitor monitor;
    private final Path curves;
    private final NetworkReader reader;
    private final long started = System.nanoTime();
    private final Map<String, List<TrainingState.Row>> rows = new LinkedHashMap<>();
    private long left;
    private long done;

    /** @param epochs of all networks together, at most */
    Progress(Monitor monitor, Path curves, NetworkReader reader, long epochs) {
        this.monitor = monitor;
        this.curves = curves;
        this.reader = reader;
        left = epochs;
    }

    /** An epoch begins. */
    void epoch(Fold fold, double rate, TrainingState state, int draws, int epochs) {
        StringBuilder text = new StringBuilder("Training, epoch ")
                .append(state.epochs + 1)
                .append(" of ")
                .append(epochs)
                .append(fold.name().equals("cohort") ? "" : ", " + fold.name())
                .append(", lr ")
                .append(rate);
        if (!state.rows.isEmpty()) {
            text.append(said(state.rows.get(state.rows.size() - 1)));
        }
        if (done > 0) {
            text.append(", about ")
                    .append(time((System.nanoTime() - started) / 1e9 / done * left))
                    .append(" left");
        }
        monitor.begin(text.toString(), draws);
        if (state.drawn > 0) {
            monitor.worked(state.drawn);
        }
    }

    private String said(TrainingState.Row row) {
        String text = String.format(Locale.ROOT, ": loss %.4f", row.loss());
        return row.outcome()
                .map(o -> text + String.format(Locale.ROOT, ", validation %s %.4f", reader.score(), o.score()))
                .orElse(text);
    }

    private static String time(double seconds) {
        long minutes = Math.round(seconds / 60);
        if (minutes < 1) {
            return Math.max(1, Math.round(seconds)) + " s";
        }
        return minutes < 120 ? minutes + " min" : Math.round(minutes / 60.0) + " h";
    }

    void drawn(int samples) {
        monitor.worked(samples);
    }

    void check() {
        monitor.checkCancelled();
    }

    /** An epoch is done. */
    void row(List<TrainingState.Row> all, Fold fold, double rate) {
        done++;
        left = Math.max(0, left - 1);
        write(all, fold, rate);
    }

    /** A network was finished before. */
    void done(List<TrainingState.Row> all, Fold fold, double rate) {
        left = Math.max(0, left - all.size());
        write(all, fold, rate);
    }

    private void write(List<TrainingState.Row> all, Fold fold, double rate) {
        rows.put(fold.name() + "," + rate, List.copyOf(all));
        StringBuilder text = new StringBuilder("epoch,loss,validation-loss,validation-")
                .append(reader.score().toLowerCase(Locale.ROOT))
                .append(",fold,learning-rate\n");
        rows.forEach((name, some) -> some.forEach(row -> text.append(row.epoch())
                .append(',')
                .append(row.loss())
                .append(',')
                .append(cell(row.outcome().map(Outcome::loss)))
                .append(',')
                .append(cell(row.outcome().map(Outcome::score)))
                .append(',')
                .append(name)
                .append('\n')));
        JsonFile.writeText(curves, text.toString());
    }

    private static String cell(Optional<Double> value) {
        return value.map(String::valueOf).orElse("");
    }
}
