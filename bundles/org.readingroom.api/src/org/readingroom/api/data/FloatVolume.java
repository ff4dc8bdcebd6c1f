package org.readingroom.api.data;

/**
 * A volume held as 32-bit floats.
 *
 * @param grid where the voxels lie
 * @param values one value a voxel in the order of {@link Grid}; not copied, not to be changed afterwards
 */
public record FloatVolume(Grid grid, float[] values) implements Volume {
    public FloatVolume {
        if (values.length != grid.size()) {
            throw new IllegalArgumentException(
                    "a volume of " + grid + " has " + grid.size() + " values, not " + values.length);
        }
    }

    @Override
    public double value(int index) {
        return values[index];
    }

    @Override
    public float[] toFloats() {
        return values.clone();
    }
}
