package org.readingroom.lora.train;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.readingroom.llama.config.LlamaConfig;
import org.readingroom.lora.LoraException;
import org.readingroom.torch.TensorScope;

/** Rows that are computed together, padded at their end to the longest. */
final class RowBatch {
    private final List<TrainingRow> rows;
    private final LlamaConfig config;
    private final long[][] ids;
    private final int images;

    /** @throws LoraException where they do not fit together or the model */
    RowBatch(List<TrainingRow> rows, LlamaConfig config) {
        if (rows.isEmpty()) {
            throw new LoraException("a micro-batch has at least one row");
        }
        this.rows = rows;
        this.config = config;
        this.images = rows.stream().mapToInt(r -> r.images().size()).max().orElse(0);
        int length = rows.stream().mapToInt(r -> r.ids().length).max().orElse(0);
        this.ids = new long[rows.size()][];
        for (int b = 0; b < ids.length; b++) {
            check(rows.get(b), b);
            ids[b] = Arrays.copyOf(rows.get(b).ids(), length);
            Arrays.fill(
                    ids[b],
                    rows.get(b).ids().length,
                    length,
                    Math.max(0, config.text().padToken()));
        }
    }

    private void check(TrainingRow row, int number) {
        if (row.images().isEmpty() != (images == 0)) {
            throw new LoraException("a micro-batch has rows with images and rows without, row " + number
                    + " among them; sort them by kind");
        }
        long tokens =
                Arrays.stream(row.ids()).filter(id -> id == config.imageToken()).count();
        long there = row.images().stream().filter(i -> !i.isAbsent()).count();
        if (tokens != there && config.imageToken() >= 0) {
            throw new LoraException("row " + number + " has " + tokens + " image tokens for " + there + " images");
        }
        if (images > 0 && there == 0) {
            throw new LoraException("row " + number + " has only absent images; leave them out");
        }
        if (row.ids().length > config.text().maxPositions()) {
            throw new LoraException("row " + number + " has " + row.ids().length + " tokens; the model takes "
                    + config.text().maxPositions());
        }
        for (int i = 0; i < row.ids().length; i++) {
            checkToken(row.ids()[i], config.embeddings(), number, i);
            if (i > 0 && row.labels()[i] != TrainingRow.IGNORED) {
                checkToken(row.labels()[i], config.text().vocabulary(), number, i);
            }
        }
    }

    private static void checkToken(long token, int below, int row, int at) {
        if (token < 0 || token >= below) {
            throw new LoraException("row " + row + " has " + token + " at " + at + ", which is no token below " + below
                    + (token == below ? "; is it the image token, which is never learnt?" : ""));
        }
    }

    int size() {
        return ids.length;
    }

    int length() {
        return ids[0].length;
    }

    /** Tokens, padding not counted. */
    long tokens() {
        return rows.stream().mapToLong(r -> r.ids().length).sum();
    }

    /** Places for images of each row. */
    int images() {
        return images;
    }

    /** The images of a row, filled up with absent ones. */
    List<TrainingImage> images(int row) {
        List<TrainingImage> all = new ArrayList<>(rows.get(row).images());
        while (all.size() < images) {
            all.add(TrainingImage.absent());
        }
        return all;
    }

    /** The tokens of a row with its padding. */
    long[] ids(int row) {
        return ids[row];
    }

    /** All tokens: (rows, length). */
    NDArray ids(TensorScope scope) {
        long[] flat = new long[size() * length()];
        for (int b = 0; b < size(); b++) {
            System.arraycopy(ids[b], 0, flat, b * length(), length());
        }
        return scope.of(flat, size(), length());
    }

    /** Tokens whose next one is learnt, by their number among all, row by row. */
    long[] learning() {
        return each(false);
    }

    /** The tokens that follow those. */
    long[] targets() {
        return each(true);
    }

    private long[] each(boolean target) {
        List<Long> all = new ArrayList<>();
        for (int b = 0; b < size(); b++) {
            long[] labels = rows.get(b).labels();
            for (int i = 1; i < labels.length; i++) {
                if (labels[i] != TrainingRow.IGNORED) {
                    all.add(target ? labels[i] : (long) b * length() + i - 1);
                }
            }
        }
        return all.stream().mapToLong(Long::longValue).toArray();
    }
}
