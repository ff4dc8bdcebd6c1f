package org.readingroom.ui.internal.form;

/** What a form asks for where a setting is a {@link org.readingroom.api.settings.Root}. */
public enum RootField {
    /** The folder itself, with a button to choose it; the root's name is made from the folder's. */
    FOLDER,
    /** The root's name, as a study file has it; where it lies is said elsewhere. */
    NAME
}
