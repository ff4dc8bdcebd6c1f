/**
 * Geometry of images and answers: orientation, slices, crops and model grids with the way back, outlines and how they
 * are filled, components and distances.
 */
package org.readingroom.imaging;
