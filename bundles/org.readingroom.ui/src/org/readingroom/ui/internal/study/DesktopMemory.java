package org.readingroom.ui.internal.study;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.osgi.service.prefs.BackingStoreException;
import org.osgi.service.prefs.Preferences;
import org.readingroom.ui.internal.BackgroundJob;

/** What the desktop remembers of studies: the folders of roots, and the files opened last. */
final class DesktopMemory {
    private static final int RECENT = 8;

    private DesktopMemory() {}

    private static Preferences node(String name) {
        return InstanceScope.INSTANCE.getNode(BackgroundJob.PLUGIN).node(name);
    }

    /** The folders of roots that are there, by name. */
    static Map<String, Path> roots() {
        Preferences node = node("roots");
        Map<String, Path> roots = new TreeMap<>();
        try {
            for (String name : node.keys()) {
                Path folder = Path.of(node.get(name, ""));
                if (Files.isDirectory(folder)) {
                    roots.put(name, folder);
                }
            }
        } catch (BackingStoreException e) {
            ILog.of(DesktopMemory.class).warn("the folders of roots cannot be read", e);
        }
        return roots;
    }

    /** Remembers folders of roots. */
    static void keepRoots(Map<String, Path> roots) {
        roots.forEach((name, folder) ->
                node("roots").put(name, folder.toAbsolutePath().toString()));
        flush();
    }

    /** The studies opened last that are still there, newest first. */
    static List<Path> recent() {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < RECENT; i++) {
            String file = node("recent").get(Integer.toString(i), "");
            if (!file.isEmpty() && Files.isRegularFile(Path.of(file))) {
                files.add(Path.of(file));
            }
        }
        return files;
    }

    /** Puts a study first. */
    static void opened(Path file) {
        List<Path> files = new ArrayList<>(recent());
        files.remove(file);
        files.add(0, file);
        for (int i = 0; i < RECENT; i++) {
            node("recent")
                    .put(Integer.toString(i), i < files.size() ? files.get(i).toString() : "");
        }
        flush();
    }

    private static void flush() {
        try {
            InstanceScope.INSTANCE.getNode(BackgroundJob.PLUGIN).flush();
        } catch (BackingStoreException e) {
            ILog.of(DesktopMemory.class).warn("what is remembered cannot be kept", e);
        }
    }
}
