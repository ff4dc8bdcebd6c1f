/**
 * The report of a run: {@link org.readingroom.report.ReportWriter} makes one self-contained page with its tables and
 * figures as files, and {@link org.readingroom.report.OverlayRenderer} draws a slice with the truth and the readings on it.
 */
package org.readingroom.report;
