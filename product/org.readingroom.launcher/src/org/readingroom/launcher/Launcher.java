package org.readingroom.launcher;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The main class of the headless engine: starts Apache Felix in this process, runs the command line's service on the main
 * thread and ends the process with its exit code.
 *
 * <p>System properties, which are set for the bundles to read where they were not given: {@code readingroom.engine} (the
 * folder that holds {@code lib}, {@code plugins} and {@code conf}; default: the parent of the folder of this jar),
 * {@code readingroom.install} (the folder that holds {@code addons}; default: the same), and {@code readingroom.home} (the
 * folder of the user's state; default: the variable {@code READINGROOM_HOME}, else {@code ~/.readingroom}).
 */
public final class Launcher {
    /** The work failed. */
    static final int FAILED = 1;

    /** The user stopped it. */
    static final int CANCELLED = 130;

    private Launcher() {}

    /** Runs the command line {@code arguments} and ends the process. */
    public static void main(String[] arguments) {
        int code = run(arguments, System.err);
        System.out.flush();
        System.err.flush();
        // Not exit(): tensor natives may keep shutdown hooks and threads of their own that must not hold up the end.
        Runtime.getRuntime().halt(code);
    }

    private static int run(String[] arguments, PrintStream errors) {
        // Messages are English, and so are the points in their numbers, whatever the machine speaks.
        Locale.setDefault(Locale.ENGLISH);
        CancelSignals signals = CancelSignals.install();
        try {
            keepNativesOffTheNetwork();
            Installation installation = Installation.find();
            Path home = UserState.find();
            System.setProperty("readingroom.engine", installation.folder().toString());
            System.getProperties()
                    .putIfAbsent("readingroom.install", installation.folder().toString());
            System.setProperty("readingroom.home", home.toString());
            try (FrameworkStorage storage = FrameworkStorage.open(home.resolve("framework"));
                    HeadlessFramework framework = HeadlessFramework.start(installation, storage.folder(), arguments)) {
                return signals.run(framework.commandLine(), arguments);
            }
        } catch (LaunchException e) {
            errors.println("readingroom: " + e.getMessage());
            return FAILED;
        }
    }

    /** Read once when DJL's classes load, so they are set before any bundle starts. */
    private static void keepNativesOffTheNetwork() {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
    }
}
