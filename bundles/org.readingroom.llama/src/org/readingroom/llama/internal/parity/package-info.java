/** Our numbers against a folder of expected ones: the verb {@code parity}. */
package org.readingroom.llama.internal.parity;
