/** What scoring, storing and parsing answers takes. */
package org.readingroom.bench.internal.evaluate;
