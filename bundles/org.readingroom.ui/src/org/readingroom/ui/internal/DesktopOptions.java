package org.readingroom.ui.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the desktop was started with.
 *
 * @param selfTest {@code -selftest FILE}: list views and plugins into the file, save a picture of the window beside it as
 *     PNG, and leave
 * @param open {@code -open PLUGIN=FOLDER}: the dataset to open at start
 * @param pictures {@code -pictures FOLDER}: save the pictures of the documentation there, and leave
 * @param material {@code -material FOLDER}: the stored run that the pictures show
 * @param measure {@code -measure FILE}: open the cases of the dataset one after the other, scroll, filter and sort, write the
 *     times into the file, and leave
 */
record DesktopOptions(
        Optional<Path> selfTest,
        Optional<DatasetChoice> open,
        Optional<Path> pictures,
        Optional<Path> material,
        Optional<Path> measure) {
    /** Reads the application's arguments; those of the platform are left to it. */
    static DesktopOptions parse(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        Optional<DatasetChoice> open = value(all, "-open").map(DesktopOptions::choice);
        return new DesktopOptions(
                path(all, "-selftest"), open, path(all, "-pictures"), path(all, "-material"), path(all, "-measure"));
    }

    private static Optional<Path> path(List<String> arguments, String name) {
        return value(arguments, name).map(Path::of).map(Path::toAbsolutePath);
    }

    /** Whether nobody sits before the screen: the state of the window is not kept, and nothing is asked. */
    boolean unattended() {
        return selfTest.isPresent() || pictures.isPresent() || measure.isPresent();
    }

    private static Optional<String> value(List<String> arguments, String name) {
        int at = arguments.indexOf(name);
        if (at < 0) {
            return Optional.empty();
        }
        if (at + 1 == arguments.size()) {
            throw new IllegalArgumentException("the option " + name + " needs a value after it");
        }
        return Optional.of(arguments.get(at + 1));
    }

    private static DatasetChoice choice(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException(
                    "-open takes a dataset plugin and its folder, as in brats=DIR, not " + text);
        }
        Path folder = Path.of(text.substring(equals + 1)).toAbsolutePath();
        return new DatasetChoice(text.substring(0, equals), Optional.of(folder));
    }
}
