/** How far a predicted mask agrees with the reference: overlap of elements, distances between surfaces, lesions. */
package org.readingroom.metrics.segmentation;
