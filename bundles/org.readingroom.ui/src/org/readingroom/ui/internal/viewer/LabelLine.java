package org.readingroom.ui.internal.viewer;

/** The line round a label of a reference mask, so that colour is not the only sign of it. */
final class LabelLine {
    private LabelLine() {}

    /** That of a label. */
    static LineStyle of(int label) {
        return switch (label) {
            case 1 -> LineStyle.DOTTED;
            case 2 -> LineStyle.SOLID;
            case 3, 4 -> LineStyle.DASHED;
            default -> LineStyle.of(label);
        };
    }
}
