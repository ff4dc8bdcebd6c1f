/**
 * Readings that were made elsewhere as arms of a study: raw answers, predicted masks, and what people said. Each is scored like
 * any other arm, on the same patients.
 */
package org.readingroom.imports.internal;
