package org.readingroom.ui.internal.results;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.osgi.service.prefs.BackingStoreException;
import org.readingroom.ui.internal.BackgroundJob;

/** The runs opened last, kept with the workspace. */
final class RecentRuns {
    private static final String KEY = "results.recent";
    private static final int KEPT = 8;

    private RecentRuns() {}

    private static IEclipsePreferences node() {
        return InstanceScope.INSTANCE.getNode(BackgroundJob.PLUGIN);
    }

    /** The latest first; those whose folders are gone are left out. */
    static List<Path> list() {
        List<Path> runs = new ArrayList<>();
        for (String line : node().get(KEY, "").split("\n")) {
            if (!line.isBlank() && Files.isDirectory(Path.of(line))) {
                runs.add(Path.of(line));
            }
        }
        return runs;
    }

    /** Puts a run in front. */
    static void add(Path run) {
        List<Path> runs = new ArrayList<>(list());
        runs.remove(run);
        runs.add(0, run);
        List<String> lines = runs.stream().limit(KEPT).map(Path::toString).toList();
        node().put(KEY, String.join("\n", lines));
        save();
    }

    static void save() {
        try {
            node().flush();
        } catch (BackingStoreException e) {
            ILog.of(RecentRuns.class).warn("the list of recent runs cannot be saved", e);
        }
    }
}
