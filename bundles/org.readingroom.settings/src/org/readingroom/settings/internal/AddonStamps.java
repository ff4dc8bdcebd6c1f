package org.readingroom.settings.internal;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/**
 * Remembers, in the framework's own storage, the size and time of each jar as it was installed, so that one that
 * changed is seen at the next start. Where the storage is new at each start there is nothing to remember.
 */
final class AddonStamps {
    /** Prefix of the location under which the framework keeps an add-on. */
    static final String LOCATION = "readingroom-addon:";

    private final Properties stamps = new Properties();
    private final File file;

    AddonStamps(BundleContext context) {
        file = context.getDataFile("addons.properties");
        if (file != null && file.isFile()) {
            try (Reader in = Files.newBufferedReader(file.toPath())) {
                stamps.load(in);
            } catch (IOException | IllegalArgumentException e) {
                // Without stamps every jar counts as changed and is updated, which is slower and right.
                stamps.clear();
            }
        }
    }

    static String location(Path jar) {
        return LOCATION + jar.toAbsolutePath().normalize();
    }

    static String path(Bundle bundle) {
        return bundle.getLocation().substring(LOCATION.length());
    }

    static String stampOf(Path jar) throws IOException {
        return Files.size(jar) + " " + Files.getLastModifiedTime(jar).toMillis();
    }

    boolean isCurrent(Path jar, String stamp) {
        return stamp.equals(stamps.getProperty(location(jar)));
    }

    void put(Path jar, String stamp) {
        stamps.setProperty(location(jar), stamp);
    }

    void save() {
        if (file == null || stamps.isEmpty()) {
            return;
        }
        try (Writer out = Files.newBufferedWriter(file.toPath())) {
            stamps.store(out, null);
        } catch (IOException e) {
            // As above: the next start updates what it need not.
            file.delete();
        }
    }
}
