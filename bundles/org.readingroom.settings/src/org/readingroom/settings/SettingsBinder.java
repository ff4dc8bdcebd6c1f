package org.readingroom.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.readingroom.api.settings.SettingsException;

/**
 * Makes settings records from what was written: one walk over the nodes into each record's canonical constructor.
 *
 * <p>Keys, defaults, ranges and choices are those of {@link org.readingroom.api.settings.Setting}; component types are
 * those it names, {@link PluginChoice}, {@link SettingsNode} (as written), OptionalInt and OptionalDouble. A single
 * value is taken for a list of one. A Path is resolved against the folder of the file it stands in.
 */
public final class SettingsBinder {
    private final Map<String, Path> roots;

    /**
     * A binder that knows where roots are.
     *
     * @param roots folders by name, as given with {@code --root NAME=DIR}
     */
    public SettingsBinder(Map<String, Path> roots) {
        this.roots = Map.copyOf(roots);
    }

    /**
     * What binding came to.
     *
     * @param value the record; there if and only if there are no problems
     * @param problems one sentence each, with file and line
     */
    public record Bound<T>(Optional<T> value, List<String> problems) {}

    /**
     * A record with the settings of a node.
     *
     * @throws SettingsException listing all that is wrong, one a line: unknown and missing keys, wrong types, numbers
     *     out of range, words that are no choice, roots that are not given, and what the record's own constructor
     *     refuses
     */
    public <T extends Record> T bind(Class<T> type, SettingsNode node) {
        Bound<T> bound = check(type, node);
        return bound.value().orElseThrow(() -> new SettingsException(String.join("\n", bound.problems())));
    }

    /** As {@link #bind}, with the problems returned: for editors, and for files whose parts are bound one by one. */
    public <T extends Record> Bound<T> check(Class<T> type, SettingsNode node) {
        BindingWalk walk = new BindingWalk(new ScalarBinder(roots));
        T value = type.cast(walk.record(type, node));
        return new Bound<>(Optional.ofNullable(value), walk.problems());
    }
}
