package org.readingroom.ui.internal.study;

import java.util.Optional;
import java.util.function.Function;
import org.readingroom.api.settings.SettingsException;
import org.readingroom.settings.SettingsNode;

/** A study's text as the form page reads and changes it: both pages are of one document. */
interface FormText {
    /** The text. */
    String text();

    /** Changes the text; the change can be undone as one of typing can. */
    void apply(TextEdit edit);

    /** Changes the text by what is said of it now; nothing where it is not YAML. */
    default void change(Function<YamlEdit, TextEdit> edit) {
        YamlEdit.of(text()).map(edit).ifPresent(this::apply);
    }

    /** As {@link #change}, where there may be nothing to do. */
    default void changeIf(Function<YamlEdit, Optional<TextEdit>> edit) {
        YamlEdit.of(text()).flatMap(edit).ifPresent(this::apply);
    }

    /** Its nodes; none where it is not YAML. */
    default Optional<YamlNode> tree() {
        return YamlTree.parse(text());
    }

    /** The settings at a path; none where nothing is there, or the text is refused. */
    default Optional<SettingsNode> settings(YamlPath path) {
        try {
            Optional<SettingsNode> node = Optional.of(SettingsNode.parse("study", text()));
            for (Object step : path.steps()) {
                node = node.flatMap(n -> step instanceof String key
                        ? n.get(key)
                        : n.items().stream().skip((Integer) step).findFirst());
            }
            return node;
        } catch (SettingsException e) {
            // Said by the checks; until it is mended there is nothing to show.
            return Optional.empty();
        }
    }
}
