/** What other bundles add to the comparison with other programs: the verb {@code parity}. */
package org.readingroom.llama.parity;
