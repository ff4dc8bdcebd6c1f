package org.readingroom.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.readingroom.api.Monitor;

/**
 * What is measured of ours alone under one word, {@code bench WORD}: a table of how something grows with something. No
 * other program runs beside it, and nothing is said of one. A bundle publishes it as a service.
 */
public interface BenchTable {
    /** The word on the command line. */
    String word();

    /** What is measured, how, and what is not: printed above the table. */
    String title();

    /** The names of the columns, with units. */
    List<String> columns();

    /**
     * Measures.
     *
     * @param data the folder that the user named
     * @param folder where files may be put that are needed meanwhile
     * @param rows takes each row once it is measured, a cell a column
     */
    void measure(Optional<Path> data, Path folder, Consumer<List<String>> rows, Monitor monitor);
}
