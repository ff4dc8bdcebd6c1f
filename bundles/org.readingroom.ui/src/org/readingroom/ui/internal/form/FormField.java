package org.readingroom.ui.internal.form;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.widgets.Control;
import org.readingroom.settings.SettingDescription;
import org.readingroom.settings.SettingsNode;

/** The widgets of one setting. A setting that holds what its default is is left out of what is written. */
interface FormField {
    /** Which setting. */
    SettingDescription description();

    /**
     * What is entered.
     *
     * @param where what problems with it are said to stand at
     * @return empty where the key is left out
     * @throws org.readingroom.api.settings.SettingsException where a text that should be YAML is none
     */
    Optional<SettingsNode> value(String where);

    /**
     * Shows a value.
     *
     * @param value empty: the default
     * @param folders where roots lie, by name
     */
    void show(Optional<SettingsNode> value, Map<String, Path> folders);

    /** Marks the field with what is wrong with it; nothing is wrong where there are none. */
    void mark(List<String> problems);

    /** The control that a user enters it with, for the keyboard's focus and for tests. */
    Control control();

    /** Folders of the roots entered, by name. */
    default Map<String, Path> roots() {
        return Map.of();
    }

    /** The fields within it, where it is a record. */
    default Optional<FieldList> inner() {
        return Optional.empty();
    }
}
