package org.readingroom.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.readingroom.api.settings.SettingsException;
import org.readingroom.settings.SettingsBinder;
import org.readingroom.settings.SettingsNode;

/**
 * A study read from YAML, with its text as it was.
 *
 * @param text the file's text
 * @param study what it says
 * @param node the same as it was written, arms made whole; for the places of what is wrong
 */
public record StudyFile(String text, Study study, SettingsNode node) {
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
            return of(Files.readString(file), SettingsNode.read(file), roots);
        } catch (IOException e) {
            throw new StudyException("the study file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * As {@link #read} of a file with this text, which need not be saved: for editors.
     *
     * @param file where it is or will be, for messages and relative paths
     * @throws SettingsException with file and line of everything that is wrong
     */
    public static StudyFile of(Path file, String text, Map<String, Path> roots) {
        return of(text, SettingsNode.parse(file, text), roots);
    }

    private static StudyFile of(String text, SettingsNode written, Map<String, Path> roots) {
        SettingsNode node = ArmNodes.whole(written);
        SettingsBinder.Bound<Study> bound = new SettingsBinder(roots).check(Study.class, node);
        List<String> problems =
                bound.value().map(study -> StudyChecks.problems(node, study)).orElse(bound.problems());
        if (!problems.isEmpty()) {
            // What is wrong in an arm is wrong in those like it too, in the same line.
            throw new SettingsException(
                    String.join("\n", problems.stream().distinct().toList()));
        }
        return new StudyFile(text, bound.value().orElseThrow(), node);
    }

    /**
     * Where a setting of an arm is written, for messages; where it is not, the nearest that holds it.
     *
     * @param keys from the arm inwards, such as {@code decode}, {@code constraint}
     */
    public String where(Arm arm, String... keys) {
        SettingsNode at = node.get("arms").stream()
                .flatMap(arms -> arms.items().stream())
                .filter(a -> a.get("id")
                                .filter(id -> id.text().equals(arm.groupId()))
                                .isPresent()
                        || a.get("id").filter(id -> id.text().equals(arm.id())).isPresent())
                .findFirst()
                .orElse(node);
        for (String key : keys) {
            at = at.get(key).orElse(at);
        }
        return at.where();
    }
}
