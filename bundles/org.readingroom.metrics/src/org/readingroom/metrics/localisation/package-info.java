/** Points, boxes and polygons on a slice, compared with each other and with masks. */
package org.readingroom.metrics.localisation;
