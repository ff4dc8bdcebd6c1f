package org.readingroom.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Puts the answer files of an arm's shards into the arm's one answer file. */
final class Merge {
    private Merge() {}

    /**
     * Merges an arm's shards; answers that the whole file has are not repeated. A shard's file is removed when its answers
     * are safe in the whole one.
     *
     * @throws RunException where a shard is still being read
     */
    static void arm(RunFolder folder, String arm, RunLog log) {
        List<Path> shards = folder.allAnswers(arm).stream()
                .filter(f -> !f.equals(folder.answers(arm, Shard.WHOLE)))
                .toList();
        if (shards.isEmpty()) {
            return;
        }
        try (ArmLock lock = ArmLock.take(folder.lock(arm, Shard.WHOLE), "arm '" + arm + "'");
                AnswerStore whole = AnswerStore.open(folder.answers(arm, Shard.WHOLE))) {
            for (Path shard : shards) {
                String name = shard.getFileName().toString();
                Path shardLock =
                        shard.resolveSibling("." + name.substring(0, name.length() - ".jsonl".length()) + ".lock");
                try (ArmLock held = ArmLock.take(shardLock, "shard " + name)) {
                    AnswerStore.each(shard, a -> {
                        if (!whole.has(a.key())) {
                            whole.append(a);
                        }
                    });
                    whole.force();
                    Files.delete(shard);
                }
                Files.deleteIfExists(shardLock);
                log.info("merged " + name);
            }
        } catch (IOException e) {
            throw new RunException("cannot merge the shards of arm '" + arm + "': " + AtomicFile.reason(e), e);
        }
    }
}
