package org.readingroom.api.data;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The volumes of a case as models take them: cropped, resized to one shape, and brought to one scale of intensity.
 *
 * <p>Arrays are (channel, slice, row, column), last fastest. A grey level is 0 to 255 and is what a vision-language model
 * sees; a score is the same grey level less the mean over the deviation of the grey levels of the whole volume's non-zero
 * voxels, and is what a CNN sees. Immutable by contract: arrays are shared where said, not copied.
 */
public final class PreparedCase {
    /**
     * One volume.
     *
     * @param name such as {@code flair}
     * @param greys unsigned bytes in the order of {@link ModelSpace#grid}; shared, not to be changed
     * @param mean of the grey levels of the volume's non-zero voxels, before crop and resize
     * @param deviation their standard deviation; 0 where the volume has no contrast, and then every score is 0
     */
    public record Channel(String name, byte[] greys, double mean, double deviation) {}

    private final String caseId;
    private final ModelSpace space;
    private final List<Channel> channels;
    private final Supplier<Optional<LabelMap>> reference;

    /**
     * @param caseId the case's id
     * @param space where the voxels lie
     * @param channels in the order of the arrays, each of as many greys as the grid has voxels
     * @param reference gives the reference on the model grid, empty where it is unknown or withheld
     */
    public PreparedCase(
            String caseId, ModelSpace space, List<Channel> channels, Supplier<Optional<LabelMap>> reference) {
        for (Channel c : channels) {
            if (c.greys().length != space.grid().size()) {
                throw new IllegalArgumentException("channel " + c.name() + " has " + c.greys().length
                        + " voxels, and its grid " + space.grid().size());
            }
        }
        this.caseId = caseId;
        this.space = space;
        this.channels = List.copyOf(channels);
        this.reference = reference;
    }

    /** The case's id. */
    public String caseId() {
        return caseId;
    }

    /** Where the voxels lie, and the way back to the source. */
    public ModelSpace space() {
        return space;
    }

    /** The volumes in the order of the arrays. */
    public List<Channel> channels() {
        return channels;
    }

    /** Extents of the arrays: channels, slices, rows, columns. */
    public int[] shape() {
        Grid g = space.grid();
        return new int[] {channels.size(), g.nz(), g.ny(), g.nx()};
    }

    /** Puts all scores at the buffer's position, in array order, and moves it behind them. */
    public void scores(FloatBuffer into) {
        float[] score = new float[256];
        for (Channel c : channels) {
            for (int grey = 0; grey < 256; grey++) {
                score[grey] = c.deviation() == 0 ? 0 : (float) ((grey - c.mean()) / c.deviation());
            }
            for (byte grey : c.greys()) {
                into.put(score[grey & 0xff]);
            }
        }
    }

    /** All scores, a new array. */
    public float[] scores() {
        float[] all = new float[channels.size() * space.grid().size()];
        scores(FloatBuffer.wrap(all));
        return all;
    }

    /**
     * The reference on the model grid, each voxel the label of the nearest source voxel; empty where the case has none,
     * and for every case that is being read. Opened when first asked for.
     *
     * @throws DatasetException where its file cannot be read
     */
    public Optional<LabelMap> reference() {
        return reference.get();
    }
}
