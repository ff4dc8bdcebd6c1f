/** How sure a score is and whether two readers differ; the unit of analysis is the patient. */
package org.readingroom.metrics.statistics;
