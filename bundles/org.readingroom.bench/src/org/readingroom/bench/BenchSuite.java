package org.readingroom.bench;

import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What can be measured under one word: {@code bench WORD}. A bundle publishes it as a service; nothing of it is loaded
 * before its word is given.
 */
public interface BenchSuite {
    /** The word on the command line and the argument of the peer's script. */
    String word();

    /**
     * What is measured, ready to run; the list may make each when it is reached.
     *
     * @param data the folder that the user named
     * @param folder where files may be put that are needed meanwhile
     */
    List<Workload> workloads(Optional<Path> data, Path folder);

    /**
     * The peer's script: Python that says {@code {"versions": {...}}} or {@code {"error": ...}} once it has imported what
     * it needs, then for each line of JSON that comes in one with {@code seconds} and, where it asks for a {@code check},
     * {@code values}.
     */
    URL script();
}
