package org.readingroom.report.internal;

/** The next numbers of section, table and figure. */
record Numbering(int section, int table, int figure) {}
