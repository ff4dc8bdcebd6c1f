/** The figures of the report: drawn by JFreeChart, written as SVG by Batik, in one style. */
package org.readingroom.report.internal.figure;
