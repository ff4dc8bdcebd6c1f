package org.readingroom.llama.image;

import java.util.List;
import org.readingroom.llama.LlamaException;

/**
 * How an image lies on tiles: the canvas that fits it best, and the size it is resized to on it, top left.
 *
 * <p>Of the canvases that an image can be enlarged (or kept) to fit, the one with the least enlargement is taken; where all
 * need a reduction, the one with the least; of equal ones the smallest, then the first. An image smaller than a tile is
 * enlarged until one side fills it; one that fits a larger canvas keeps its size. Source: the image processor of
 * transformers for Llama 3.2 Vision.
 *
 * @param id 1 and the canvas's place in the list
 * @param high tiles from top to bottom
 * @param wide tiles from left to right
 * @param rows of the resized image
 * @param columns of the resized image
 */
public record Canvas(int id, int high, int wide, int rows, int columns) {
    /**
     * The canvas of an image.
     *
     * @param rows of the image, at least 1
     * @param columns of the image, at least 1
     * @param tile side of a tile
     * @param ratios the canvases there are, as (high, wide)
     */
    public static Canvas of(int rows, int columns, int tile, List<List<Integer>> ratios) {
        if (rows < 1 || columns < 1) {
            throw new LlamaException("an image of " + rows + "x" + columns + " pixels cannot be shown to a model");
        }
        int best = choose(rows, columns, tile, ratios);
        int high = ratios.get(best).get(0);
        int wide = ratios.get(best).get(1);
        int targetRows = Math.clamp(rows, tile, high * tile);
        int targetColumns = Math.clamp(columns, tile, wide * tile);
        double scaleRows = (double) targetRows / rows;
        double scaleColumns = (double) targetColumns / columns;
        if (scaleColumns < scaleRows) {
            int fitted = Math.min(Math.max(1, (int) Math.floor(rows * scaleColumns)), targetRows);
            return new Canvas(best + 1, high, wide, fitted, targetColumns);
        }
        int fitted = Math.min(Math.max(1, (int) Math.floor(columns * scaleRows)), targetColumns);
        return new Canvas(best + 1, high, wide, targetRows, fitted);
    }

    private static int choose(int rows, int columns, int tile, List<List<Integer>> ratios) {
        int best = -1;
        double bestScale = 0;
        for (int i = 0; i < ratios.size(); i++) {
            double scale = scale(rows, columns, tile, ratios.get(i));
            if (best < 0
                    || better(scale, bestScale)
                    || scale == bestScale && area(ratios.get(i)) < area(ratios.get(best))) {
                best = i;
                bestScale = scale;
            }
        }
        return best;
    }

    private static double scale(int rows, int columns, int tile, List<Integer> ratio) {
        return Math.min((double) (ratio.get(0) * tile) / rows, (double) (ratio.get(1) * tile) / columns);
    }

    /** The least of those that are 1 or more; where there is none, the greatest. */
    private static boolean better(double scale, double than) {
        if (scale >= 1) {
            return than < 1 || scale < than;
        }
        return than < 1 && scale > than;
    }

    private static int area(List<Integer> ratio) {
        return ratio.get(0) * ratio.get(1);
    }

    /** Tiles of the canvas. */
    public int tiles() {
        return high * wide;
    }
}
