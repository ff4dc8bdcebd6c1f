package org.readingroom.ui.internal.viewer;

/** What dragging with the left button does. */
enum Tool {
    CROSSHAIR("Crosshair", 'c'),
    WINDOW("Window", 'w'),
    PAN("Pan", 'p'),
    ZOOM("Zoom", 'z');

    private final String label;
    private final char key;

    Tool(String label, char key) {
        this.label = label;
        this.key = key;
    }

    /** For people. */
    String label() {
        return label;
    }

    /** The key that chooses it. */
    char key() {
        return key;
    }
}
