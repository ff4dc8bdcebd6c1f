package org.readingroom.settings;

import java.nio.file.Path;

/**
 * Where a node stands.
 *
 * @param source the file's name, or another word for where settings came from
 * @param folder the file's folder, which relative paths start from; null where there is no file
 * @param line 1-based; 0 where there are no lines
 */
record Place(String source, Path folder, int line) {
    Place at(int newLine) {
        return new Place(source, folder, newLine);
    }

    @Override
    public String toString() {
        return line > 0 ? source + ":" + line : source;
    }
}
