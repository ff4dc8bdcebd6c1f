/** What a run found: scores, comparisons, patients, answers and figures, read from the files the run wrote. */
package org.readingroom.ui.internal.results;
