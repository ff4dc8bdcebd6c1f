package org.readingroom.bench.internal.evaluate;

import com.fasterxml.jackson.databind.node.IntNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.readingroom.api.task.EndState;
import org.readingroom.run.AnswerStore;
import org.readingroom.run.StoredAnswer;

/** A million answers of an arm, as a store takes them. */
final class StoreAnswers {
    static final int COUNT = 1_000_000;

    private StoreAnswers() {}

    /** The key of an answer: a digest, as keys are. */
    static String key(int i) {
        try {
            byte[] number = Integer.toString(i).getBytes(StandardCharsets.US_ASCII);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(number));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Appends them all to a new store. */
    static void append(Path file) {
        try (AnswerStore store = AnswerStore.open(file)) {
            for (int i = 0; i < COUNT; i++) {
                store.append(new StoredAnswer(
                        key(i),
                        "case-" + i / 1000,
                        "grade",
                        "axial-" + i % 155,
                        0,
                        EndState.ANSWERED,
                        Optional.of(IntNode.valueOf(i % 2)),
                        Optional.of("Choice: " + i % 2),
                        "",
                        7));
            }
        }
    }
}
