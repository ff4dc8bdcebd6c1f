/** A table of many rows that is filtered and sorted. */
package org.readingroom.ui.internal.table;
