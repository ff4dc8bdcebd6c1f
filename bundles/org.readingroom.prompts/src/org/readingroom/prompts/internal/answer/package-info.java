/**
 * The answer parser: a scanner by hand, one pass over the text and a few over its tokens, so that its time is linear and no
 * text makes it throw. It ends every answer in one state and never chooses between two readings of a text.
 */
package org.readingroom.prompts.internal.answer;
