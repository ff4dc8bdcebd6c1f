/** A page for each patient: slices with the truth and what each arm says, and the raw answers under them. */
package org.readingroom.report.internal.patient;
