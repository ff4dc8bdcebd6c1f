package org.readingroom.metrics.segmentation;

/**
 * The surface of a mask: the mask without its erosion, that is the elements with a neighbour that does not belong.
 *
 * <p>In a slice only neighbours within the slice exist; a volume of one plane is all surface, as each of its elements
 * has nothing above it. {@link #FACE} is this platform's rule; the others are named alternatives.
 */
public enum Surface {
    /** Neighbours share a face (4 in a slice, 6 in a volume); what lies outside the frame does not belong. */
    FACE,
    /** Neighbours share a face, an edge or a corner (8, 26); what lies outside the frame does not belong. */
    FULL,
    /**
     * As {@link #FACE}, but what lies outside the frame belongs, so that a mask cut by the frame has no surface there.
     */
    FACE_OPEN_AT_FRAME;

    /** The surface elements of one mask of a pair, in its crop. */
    boolean[] of(MaskPair pair, boolean[] bits) {
        int[] shape = pair.shape();
        boolean[] surface = new boolean[bits.length];
        for (int plane = 0, at = 0; plane < shape[0]; plane++) {
            for (int row = 0; row < shape[1]; row++) {
                for (int column = 0; column < shape[2]; column++, at++) {
                    if (bits[at]) {
                        surface[at] = this == FULL
                                ? openAround(pair, bits, plane, row, column)
                                : openAcrossAFace(pair, bits, plane, row, column);
                    }
                }
            }
        }
        return surface;
    }

    private boolean openAcrossAFace(MaskPair pair, boolean[] bits, int plane, int row, int column) {
        int[] shape = pair.shape();
        int rowStride = shape[2];
        int planeStride = shape[1] * shape[2];
        int at = plane * planeStride + row * rowStride + column;
        return open(pair, bits, 2, column, at, 1)
                || open(pair, bits, 1, row, at, rowStride)
                || !pair.slice() && open(pair, bits, 0, plane, at, planeStride);
    }

    private boolean open(MaskPair pair, boolean[] bits, int axis, int place, int at, int stride) {
        boolean below = place > 0 ? bits[at - stride] : this == FACE_OPEN_AT_FRAME && pair.atLowEdge(axis);
        if (!below) {
            return true;
        }
        boolean last = place == pair.shape()[axis] - 1;
        return !(last ? this == FACE_OPEN_AT_FRAME && pair.atHighEdge(axis) : bits[at + stride]);
    }

    private static boolean openAround(MaskPair pair, boolean[] bits, int plane, int row, int column) {
        int[] shape = pair.shape();
        int across = pair.slice() ? 0 : 1;
        for (int p = plane - across; p <= plane + across; p++) {
            for (int r = row - 1; r <= row + 1; r++) {
                for (int c = column - 1; c <= column + 1; c++) {
                    boolean inside = p >= 0 && r >= 0 && c >= 0 && p < shape[0] && r < shape[1] && c < shape[2];
                    if (!inside || !bits[(p * shape[1] + r) * shape[2] + c]) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
