package org.readingroom.torch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.readingroom.settings.AtomicFile;

/**
 * The curves of a training, {@code curves.csv}: columns {@code step}, then the names given; a row is appended whenever
 * something is known, empty where a value is not. On resume, rows after the checkpoint's step and a row cut short by a kill
 * are dropped.
 */
public final class Curves {
    private final Path file;
    private final List<String> columns;

    private Curves(Path file, List<String> columns) {
        this.file = file;
        this.columns = columns;
    }

    /**
     * Opens the curves to go on after a step.
     *
     * @param columns names after {@code step}
     * @param step rows of later steps are dropped; 0 begins anew
     * @throws TorchException where the file has other columns or cannot be written
     */
    public static Curves resume(Path file, List<String> columns, long step) {
        Curves curves = new Curves(file, List.copyOf(columns));
        try {
            String head = "step," + String.join(",", columns);
            List<String> kept = new ArrayList<>(List.of(head));
            if (step > 0 && Files.exists(file)) {
                kept.addAll(curves.rowsUntil(head, step));
            }
            AtomicFile.write(file, String.join("\n", kept) + "\n");
            return curves;
        } catch (IOException e) {
            throw new TorchException("cannot write " + file + ": " + e, e);
        }
    }

    private List<String> rowsUntil(String head, long step) throws IOException {
        String text = Files.readString(file);
        // A kill may leave part of a line after the last end of line.
        List<String> lines =
                text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        if (lines.isEmpty()) {
            return List.of();
        }
        if (!lines.get(0).equals(head)) {
            throw new TorchException(
                    file + " has the columns " + lines.get(0) + ", not " + head + "; move it away to begin anew");
        }
        return lines.stream()
                .skip(1)
                .filter(line -> line.matches("\\d+(,[^,]*){" + columns.size() + "}"))
                .filter(line -> Long.parseLong(line.substring(0, line.indexOf(','))) <= step)
                .toList();
    }

    /**
     * Appends a row.
     *
     * @param values in the order of the columns; empty where not known
     */
    public void append(long step, List<Optional<Double>> values) {
        if (values.size() != columns.size()) {
            throw new IllegalArgumentException(values.size() + " values for " + columns.size() + " columns");
        }
        String row = step + ","
                + values.stream()
                        .map(v -> v.map(d -> Double.toString(d)).orElse(""))
                        .collect(Collectors.joining(",")) + "\n";
        ByteBuffer bytes = ByteBuffer.wrap(row.getBytes(StandardCharsets.UTF_8));
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.APPEND)) {
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        } catch (IOException e) {
            throw new TorchException("cannot write " + file + ": " + e + "; free space, then run again", e);
        }
    }
}
