package org.readingroom.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.readingroom.api.settings.SettingsException;
import org.readingroom.settings.SettingsBinder;
import org.readingroom.settings.SettingsNode;

/**
 * A study read from YAML, with its text as it was.
 *
 * @param text the file's text
 * @param study what it says
 */
public record StudyFile(String text, Study study) {
    /**
     * Reads and binds a study file; arms with {@code like:} take over what the named arm says.
     *
     * @param roots the folders given for the roots it names
     * @throws SettingsException with file and line of everything that is wrong
     */
    public static StudyFile read(Path file, Map<String, Path> roots) {
        if (!Files.isRegularFile(file)) {
            throw new StudyException("there is no study file " + file + "; give the path of a .yaml file");
        }
        try {
            String text = Files.readString(file);
            SettingsNode node = SettingsNode.read(file);
            return new StudyFile(text, new SettingsBinder(roots).bind(Study.class, resolveLikes(node)));
        } catch (IOException e) {
            throw new StudyException("the study file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static SettingsNode resolveLikes(SettingsNode study) {
        var arms = study.get("arms");
        if (arms.isEmpty() || !arms.get().isList()) {
            return study;
        }
        Map<String, SettingsNode> byId = new HashMap<>();
        for (SettingsNode arm : arms.get().items()) {
            arm.get("id").ifPresent(id -> byId.put(id.text(), arm));
        }
        return study.with("arms", arms.get().mapItems(arm -> resolve(arm, byId, new LinkedHashSet<>())));
    }

    private static SettingsNode resolve(SettingsNode arm, Map<String, SettingsNode> byId, Set<String> chain) {
        var like = arm.get("like");
        if (like.isEmpty()) {
            return arm;
        }
        String base = like.get().text();
        if (!byId.containsKey(base)) {
            throw new SettingsException(like.get().where() + ": like: there is no arm '" + base + "'; arms are "
                    + String.join(", ", byId.keySet()));
        }
        if (!chain.add(base)) {
            throw new SettingsException(
                    like.get().where() + ": like: goes round in a circle: " + String.join(" -> ", chain));
        }
        return resolve(byId.get(base), byId, chain).overlaid(arm.without("like"));
    }
}
