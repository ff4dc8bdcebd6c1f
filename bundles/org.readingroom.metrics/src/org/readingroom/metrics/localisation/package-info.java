/** Points and boxes on a slice, compared with each other. */
package org.readingroom.metrics.localisation;
