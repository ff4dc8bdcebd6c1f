package org.readingroom.settings;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Properties;
import java.util.TreeMap;
import org.readingroom.api.PluginException;

/**
 * What a user prefers, on the desktop and on the command line alike: the file {@code preferences.properties} of the user's
 * folder. What is given with a command, a system property or an environment variable goes before it.
 *
 * @param roots folders by the name that studies give them, such as {@code llama-3.2-11b}: taken where {@code --root} names
 *     none
 * @param cache the folder for derived files; {@code cache} in the user's folder where empty
 * @param cacheGigabytes how large it may grow; 20 where empty
 * @param device what {@code device: auto} comes to for readers on PyTorch: {@code auto}, {@code cpu}, {@code cuda}, {@code
 *     cuda:N}
 */
public record UserPreferences(
        Map<String, Path> roots, Optional<Path> cache, OptionalDouble cacheGigabytes, String device) {
    /** Nothing preferred. */
    public static final UserPreferences NONE =
            new UserPreferences(Map.of(), Optional.empty(), OptionalDouble.empty(), "auto");

    private static final String FILE = "preferences.properties";
    private static final String ROOT = "root.";
    private static final String CACHE = "cache.folder";
    private static final String GIGABYTES = "cache.gigabytes";
    private static final String DEVICE = "device";

    public UserPreferences {
        roots = Map.copyOf(roots);
        if (!device.matches("auto|cpu|cuda(:\\d{1,2})?")) {
            throw new PluginException("the preferred device '" + device + "' is none of auto, cpu, cuda, cuda:0, ...");
        }
        if (cacheGigabytes.isPresent() && !(cacheGigabytes.getAsDouble() >= 0 && cacheGigabytes.getAsDouble() < 1e6)) {
            throw new PluginException("a cache of " + cacheGigabytes.getAsDouble() + " GB is none; give 0 or more");
        }
    }

    /**
     * Those of the user's folder; {@link #NONE} where there is no file.
     *
     * @throws PluginException where the file cannot be read, or says something that cannot be
     */
    public static UserPreferences load(Path home) {
        Path file = home.resolve(FILE);
        if (!Files.exists(file)) {
            return NONE;
        }
        Properties all = new Properties();
        try {
            all.load(new StringReader(Files.readString(file)));
            Map<String, Path> roots = new TreeMap<>();
            for (String key : all.stringPropertyNames()) {
                if (key.startsWith(ROOT)) {
                    roots.put(key.substring(ROOT.length()), Path.of(all.getProperty(key)));
                }
            }
            return new UserPreferences(
                    roots,
                    given(all, CACHE).map(Path::of),
                    given(all, GIGABYTES)
                            .map(Double::valueOf)
                            .map(OptionalDouble::of)
                            .orElse(OptionalDouble.empty()),
                    given(all, DEVICE).orElse("auto"));
        } catch (IOException | IllegalArgumentException e) {
            throw new PluginException(
                    "the preferences in " + file + " cannot be read: " + e.getMessage()
                            + "; correct the file, or delete it",
                    e);
        }
    }

    private static Optional<String> given(Properties all, String key) {
        return Optional.ofNullable(all.getProperty(key)).map(String::strip).filter(v -> !v.isEmpty());
    }

    /**
     * Writes them.
     *
     * @throws PluginException where the file cannot be written
     */
    public void save(Path home) {
        Properties all = new Properties();
        roots.forEach((name, folder) -> all.setProperty(ROOT + name, folder.toString()));
        cache.ifPresent(folder -> all.setProperty(CACHE, folder.toString()));
        cacheGigabytes.ifPresent(size -> all.setProperty(GIGABYTES, Double.toString(size)));
        if (!device.equals("auto")) {
            all.setProperty(DEVICE, device);
        }
        StringWriter text = new StringWriter();
        try {
            Files.createDirectories(home);
            all.store(text, null);
            // The first line of what is stored is the time, which says nothing.
            AtomicFile.write(
                    home.resolve(FILE), text.toString().lines().skip(1).sorted().reduce("", (a, b) -> a + b + "\n"));
        } catch (IOException e) {
            throw new PluginException("the preferences cannot be written to " + home + ": " + e.getMessage(), e);
        }
    }

    /** Folders given, over those preferred. */
    public Map<String, Path> rootsUnder(Map<String, Path> given) {
        Map<String, Path> all = new TreeMap<>(roots);
        all.putAll(given);
        return all;
    }
}
