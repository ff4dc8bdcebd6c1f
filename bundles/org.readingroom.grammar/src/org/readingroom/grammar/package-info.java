/** The form an answer's text must have, as an exact automaton that a decoder can ask token by token. */
package org.readingroom.grammar;
