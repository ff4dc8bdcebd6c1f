package org.readingroom.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The answers of an arm as scoring reads them: of each case those of its plan, out of the arm's file and those of its shards.
 * Of two answers with one key the later stands, and one that is there before one that is missing. Holds no answer.
 */
public final class StoredAnswers {
    private final List<Path> paths;
    private final List<AnswerFile> files = new ArrayList<>();

    /**
     * Finds the answers of some files, the later before the earlier.
     *
     * @throws RunException naming the line that is no answer
     */
    public StoredAnswers(List<Path> paths) {
        this.paths = List.copyOf(paths);
        for (Path path : paths) {
            AnswerFile file = new AnswerFile(path);
            try {
                file.scan();
            } catch (IOException e) {
                throw AnswerStore.unreadable(path, e);
            }
            files.add(file);
        }
    }

    /** The answers of an arm of a run, of its shards too. */
    public static StoredAnswers of(RunFolder folder, String arm) {
        return new StoredAnswers(folder.allAnswers(arm));
    }

    /** The cases that an arm has some answer to, a failed one too. */
    static Set<String> cases(RunFolder folder, String arm) {
        Set<String> answered = new HashSet<>();
        for (Path file : folder.allAnswers(arm)) {
            AnswerStore.each(file, a -> {
                if (!a.state().missing()) {
                    answered.add(a.caseId());
                }
            });
        }
        return answered;
    }

    /** The answers of some keys, by key; those that have none are left out. */
    public Map<String, StoredAnswer> of(Collection<String> keys) {
        Map<String, StoredAnswer> found = new HashMap<>();
        for (int i = 0; i < paths.size(); i++) {
            AnswerFile file = files.get(i);
            try (FileChannel in = FileChannel.open(paths.get(i), StandardOpenOption.READ)) {
                for (String key : keys) {
                    file.get(in, key)
                            .filter(a -> !a.state().missing() || !found.containsKey(key))
                            .ifPresent(a -> found.put(key, a));
                }
            } catch (IOException e) {
                throw AnswerStore.unreadable(paths.get(i), e);
            }
        }
        return found;
    }
}
