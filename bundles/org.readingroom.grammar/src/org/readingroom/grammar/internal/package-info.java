/** Constraints read into forms of text, and forms made into automata over the bytes of UTF-8. */
package org.readingroom.grammar.internal;
