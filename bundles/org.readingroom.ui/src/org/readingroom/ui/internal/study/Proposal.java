package org.readingroom.ui.internal.study;

/**
 * Something that may be typed at the caret.
 *
 * @param shown what the list says
 * @param beside a short word beside it
 * @param inserted the text that takes the place of what was typed
 * @param caret where the caret stands after it, from its start
 * @param doc what it means
 */
record Proposal(String shown, String beside, String inserted, int caret, String doc) {}
