package org.readingroom.llama.image;

/**
 * An image as tiles of normalised pixels.
 *
 * @param canvas how it lies on the tiles
 * @param values (maxTiles, 3, side, side), row-major; tiles beyond the canvas are zero
 * @param side of a tile, in pixels
 */
public record ImageTiles(Canvas canvas, float[] values, int side) {}
