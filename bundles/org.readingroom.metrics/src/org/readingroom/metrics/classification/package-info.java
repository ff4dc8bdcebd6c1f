/** How often the right class was said, how well scores order patients, how slices vote and how steady answers are. */
package org.readingroom.metrics.classification;
