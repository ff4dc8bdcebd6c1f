/** What follows from a run's scores and answers: votes, probabilities, intervals, comparisons and gains, as tables. */
package org.readingroom.run.analysis;
