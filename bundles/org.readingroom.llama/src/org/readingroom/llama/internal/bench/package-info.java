/** How fast we read beside transformers: {@code bench llama}. */
package org.readingroom.llama.internal.bench;
