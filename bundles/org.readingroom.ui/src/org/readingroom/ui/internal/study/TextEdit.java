package org.readingroom.ui.internal.study;

/**
 * A change of a text: some of it is replaced.
 *
 * @param start offset of the first character replaced
 * @param length how many are
 * @param text what takes their place
 */
record TextEdit(int start, int length, String text) {
    /** The text with the change. */
    String in(String whole) {
        return whole.substring(0, start) + text + whole.substring(start + length);
    }
}
