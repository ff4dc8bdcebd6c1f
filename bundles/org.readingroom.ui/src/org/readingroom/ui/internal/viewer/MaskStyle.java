package org.readingroom.ui.internal.viewer;

/** How the reference mask is drawn. */
enum MaskStyle {
    OUTLINED("Outlined"),
    FILLED("Filled"),
    HIDDEN("Hidden");

    private final String label;

    MaskStyle(String label) {
        this.label = label;
    }

    /** For people. */
    String label() {
        return label;
    }
}
