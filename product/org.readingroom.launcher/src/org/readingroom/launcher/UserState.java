package org.readingroom.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the folder that holds the user's state. */
final class UserState {
    private UserState() {}

    /**
     * The folder, made where it is missing, absolute.
     *
     * @throws LaunchException where it cannot be made
     */
    static Path find() {
        String named = firstOf(System.getProperty("readingroom.home"), System.getenv("READINGROOM_HOME"));
        Path folder = named == null
                ? Path.of(System.getProperty("user.home"), ".readingroom")
                : Path.of(named).toAbsolutePath().normalize();
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new LaunchException(
                    "cannot make the folder of your settings, " + folder + " ("
                            + e.getClass().getSimpleName()
                            + "); set READINGROOM_HOME to a folder that you can write to",
                    e);
        }
    }

    private static String firstOf(String... values) {
        for (String value : values) {
            if (value != null && !value.isBlank()) {
                return value;
            }
        }
        return null;
    }
}
