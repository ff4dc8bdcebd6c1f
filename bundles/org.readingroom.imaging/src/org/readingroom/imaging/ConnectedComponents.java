package org.readingroom.imaging;

import java.util.Arrays;
import org.readingroom.api.data.Mask;

/**
 * The connected parts of a mask, numbered from 1 in the order in which their first element stands in the array.
 *
 * <p>Neighbours share a face (4 in a slice, 6 in a volume) or also an edge or a corner (8, 26). In a slice, rank 2,
 * only neighbours within the slice exist. An empty mask has no components.
 *
 * @param labels one number an element, 0 outside the mask; shared, not to be changed
 * @param sizes the number of elements of each component; component n stands at n - 1
 */
public record ConnectedComponents(int[] labels, int[] sizes) {
    /** Which elements count as neighbours. */
    public enum Neighbours {
        /** Those that share a face: 4 in a slice, 6 in a volume. */
        FACE,
        /** Those that share a face, an edge or a corner: 8 in a slice, 26 in a volume. */
        FULL
    }

    /** The components of a mask. */
    public static ConnectedComponents of(Mask mask, Neighbours neighbours) {
        return new Labelling(mask.shape(), mask.bits(), neighbours).run();
    }

    /** The components of an array of rank 2 or 3, last index fastest. */
    public static ConnectedComponents of(int[] shape, boolean[] bits, Neighbours neighbours) {
        return new Labelling(shape, bits, neighbours).run();
    }

    /** How many components there are. */
    public int count() {
        return sizes.length;
    }

    /** The number of the largest component, the first of equals; 0 where there is none. */
    public int largest() {
        int best = 0;
        for (int n = 1; n <= sizes.length; n++) {
            if (best == 0 || sizes[n - 1] > sizes[best - 1]) {
                best = n;
            }
        }
        return best;
    }

    /** The elements of one component. */
    public boolean[] component(int number) {
        boolean[] part = new boolean[labels.length];
        for (int i = 0; i < part.length; i++) {
            part[i] = labels[i] == number;
        }
        return part;
    }

    /** One flood fill an unlabelled element, with an explicit stack so that depth is bounded by memory alone. */
    private static final class Labelling {
        private final int planes;
        private final int rows;
        private final int columns;
        private final boolean[] bits;
        private final boolean full;
        private final int[] labels;
        private int[] stack = new int[256];
        private int depth;

        Labelling(int[] shape, boolean[] bits, Neighbours neighbours) {
            int rank = shape.length;
            if (rank < 2 || rank > 3) {
                throw new IllegalArgumentException("components are found in arrays of rank 2 or 3, not " + rank);
            }
            planes = rank == 3 ? shape[0] : 1;
            rows = shape[rank - 2];
            columns = shape[rank - 1];
            this.bits = bits;
            full = neighbours == Neighbours.FULL;
            labels = new int[bits.length];
        }

        ConnectedComponents run() {
            int[] sizes = new int[16];
            int count = 0;
            for (int i = 0; i < bits.length; i++) {
                if (bits[i] && labels[i] == 0) {
                    if (count == sizes.length) {
                        sizes = Arrays.copyOf(sizes, 2 * count);
                    }
                    sizes[count] = fill(i, count + 1);
                    count++;
                }
            }
            return new ConnectedComponents(labels, Arrays.copyOf(sizes, count));
        }

        private int fill(int seed, int label) {
            int size = 0;
            push(seed, label);
            while (depth > 0) {
                int at = stack[--depth];
                size++;
                int c = at % columns;
                int r = at / columns % rows;
                int p = at / (columns * rows);
                for (int dp = p > 0 ? -1 : 0; dp <= (p < planes - 1 ? 1 : 0); dp++) {
                    for (int dr = r > 0 ? -1 : 0; dr <= (r < rows - 1 ? 1 : 0); dr++) {
                        for (int dc = c > 0 ? -1 : 0; dc <= (c < columns - 1 ? 1 : 0); dc++) {
                            int to = at + (dp * rows + dr) * columns + dc;
                            if (bits[to] && labels[to] == 0 && (full || dp * dp + dr * dr + dc * dc == 1)) {
                                push(to, label);
                            }
                        }
                    }
                }
            }
            return size;
        }

        private void push(int at, int label) {
            labels[at] = label;
            if (depth == stack.length) {
                stack = Arrays.copyOf(stack, 2 * depth);
            }
            stack[depth++] = at;
        }
    }
}
