package org.readingroom.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.IntNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.task.EndState;

class AnswerStoreTest {
    @TempDir
    Path folder;

    private static String key(int i) {
        return Digests.of("key " + i);
    }

    private static StoredAnswer text(String key, EndState state, String text) {
        return new StoredAnswer(
                key,
                "case-1",
                "grade",
                "axial-007",
                2,
                state,
                state == EndState.ANSWERED ? Optional.of(IntNode.valueOf(1)) : Optional.empty(),
                Optional.of(text),
                state == EndState.ANSWERED ? "" : "why not",
                12,
                Optional.of(new StoredAnswer.Span(8, 9)),
                Map.of("0", -1.5, "1", Double.NEGATIVE_INFINITY),
                OptionalDouble.of(-0.25),
                "abc",
                state == EndState.TRUNCATED);
    }

    private Path file() {
        return folder.resolve("answers").resolve("arm.jsonl");
    }

    @Test
    void anAnswerComesBackWhole() {
        StoredAnswer given = text(key(1), EndState.ANSWERED, "Choice: 1 \u00e9\u4e2d\n\"x\"");
        try (AnswerStore store = AnswerStore.open(file())) {
            store.append(given);
            assertEquals(Optional.of(given), store.find(key(1)));
        }
        assertEquals(List.of(given), AnswerStore.read(file()));
        try (AnswerStore store = AnswerStore.open(file())) {
            assertTrue(store.has(key(1)));
            assertFalse(store.has(key(2)));
            assertEquals(Optional.of(given), store.find(key(1)));
            assertEquals(Optional.empty(), store.find(key(2)));
        }
    }

    @Test
    void aTornLineIsCutOffWhereverItIsTorn() throws IOException {
        try (AnswerStore store = AnswerStore.open(file())) {
            store.append(text(key(1), EndState.ANSWERED, "one"));
            store.append(text(key(2), EndState.ANSWERED, "two"));
        }
        byte[] whole = Files.readAllBytes(file());
        int second = new String(whole, java.nio.charset.StandardCharsets.UTF_8).indexOf('\n') + 1;
        for (int cut = second; cut < whole.length; cut += 7) {
            Files.write(file(), java.util.Arrays.copyOf(whole, cut));
            try (AnswerStore store = AnswerStore.open(file())) {
                assertTrue(store.has(key(1)));
                assertFalse(store.has(key(2)), "cut at " + cut);
                store.append(text(key(2), EndState.ANSWERED, "two"));
            }
            assertEquals(2, AnswerStore.read(file()).size());
        }
        org.junit.jupiter.api.Assertions.assertArrayEquals(whole, Files.readAllBytes(file()));
    }

    @Test
    void aBrokenLineInTheMiddleIsNamed() throws IOException {
        try (AnswerStore store = AnswerStore.open(file())) {
            store.append(text(key(1), EndState.ANSWERED, "one"));
        }
        Files.writeString(file(), "{\"format\":1,\"key\n", java.nio.file.StandardOpenOption.APPEND);
        String message =
                assertThrows(RunException.class, () -> AnswerStore.open(file())).getMessage();
        assertTrue(message.contains("arm.jsonl:2"), message);
    }

    @Test
    void theLaterOfTwoStandsAndAMissingOneIsAskedAgain() {
        try (AnswerStore store = AnswerStore.open(file())) {
            store.append(text(key(1), EndState.TRANSPORT_ERROR, ""));
            assertFalse(store.has(key(1)));
            store.append(text(key(1), EndState.ANSWERED, "later"));
            assertTrue(store.has(key(1)));
            assertEquals(1, store.size());
        }
        StoredAnswers read = new StoredAnswers(List.of(file()));
        assertEquals(
                Optional.of("later"),
                read.of(List.of(key(1), key(9))).get(key(1)).text());
    }

    @Test
    void aMissingAnswerOfAShardDoesNotHideOneThatIsThere() {
        Path shard = folder.resolve("arm.shard-1-of-2.jsonl");
        try (AnswerStore store = AnswerStore.open(file());
                AnswerStore other = AnswerStore.open(shard)) {
            store.append(text(key(1), EndState.ANSWERED, "there"));
            other.append(text(key(1), EndState.TRANSPORT_ERROR, ""));
            other.append(text(key(2), EndState.REFUSED, "no"));
        }
        Map<String, StoredAnswer> found = new StoredAnswers(List.of(file(), shard)).of(List.of(key(1), key(2), key(3)));
        assertEquals(2, found.size());
        assertEquals(EndState.ANSWERED, found.get(key(1)).state());
        assertEquals(EndState.REFUSED, found.get(key(2)).state());
    }

    @Test
    void keysOfOneBeginningAreToldApart() {
        String a = "0".repeat(32) + "a".repeat(32);
        String b = "0".repeat(32) + "b".repeat(32);
        try (AnswerStore store = AnswerStore.open(file())) {
            store.append(text(a, EndState.ANSWERED, "a"));
            assertTrue(store.has(a));
            assertFalse(store.has(b));
            assertEquals(Optional.empty(), store.find(b));
        }
    }

    @Test
    void aLineInAnotherOrderIsFoundToo() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(
                file(),
                "{\"state\":\"answered\", \"key\":\"" + key(5) + "\", \"format\":1, \"value\":1, \"case\":\"c\"}\n");
        try (AnswerStore store = AnswerStore.open(file())) {
            assertTrue(store.has(key(5)));
        }
    }

    @Test
    void aLongAnswerIsReadAcrossBlocks() {
        String longText = "\u4e2dx".repeat(900_000);
        try (AnswerStore store = AnswerStore.open(file())) {
            store.append(text(key(1), EndState.UNPARSEABLE, longText));
            store.append(text(key(2), EndState.ANSWERED, "short"));
        }
        try (AnswerStore store = AnswerStore.open(file())) {
            assertEquals(Optional.of(longText), store.find(key(1)).orElseThrow().text());
            assertTrue(store.has(key(2)));
        }
    }

    @Test
    void theIndexKeepsEveryKeyInAtMost48BytesOfIt() {
        KeyIndex index = new KeyIndex();
        int n = 300_000;
        for (int i = 0; i < n; i++) {
            index.put(KeyIndex.Bits.of(key(i)), i);
        }
        assertEquals(n, index.size());
        for (int i = 0; i < n; i += 997) {
            assertEquals(i, index.get(KeyIndex.Bits.of(key(i))));
        }
        assertEquals(KeyIndex.NONE, index.get(KeyIndex.Bits.of(key(n))));
        assertTrue(index.bytes() <= 48L * n + 64 * 24 * 16, index.bytes() + " bytes");
    }
}
