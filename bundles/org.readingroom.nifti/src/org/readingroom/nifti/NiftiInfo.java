package org.readingroom.nifti;

import java.nio.ByteOrder;
import java.util.List;
import org.readingroom.api.data.Affine;

/**
 * What a NIfTI header says of an image, in numbers and codes only: no text field of the header (descrip, aux_file,
 * db_name, intent_name, extensions) is ever carried, because such text holds names, dates and diagnoses.
 *
 * @param version 1 or 2
 * @param byteOrder the order of header and voxels
 * @param datatype NIfTI's name of the stored type, lower case: {@code uint8}, {@code int16}, {@code float32}, ...
 * @param shape the extents, one to seven of them, i first
 * @param spacing mm of one voxel step along i, j, k, as the affine has it
 * @param affine voxel index to millimetres: sform where its code is set, else qform, else from pixdim with x flipped
 *     and the image centre at 0 (the rule and the values of nibabel)
 * @param orientation the three directions in which i, j, k grow, such as {@code LPS} or {@code RAS}
 * @param slope factor from stored to true value; 1 where the header asks for no scaling
 * @param inter summand from stored to true value; 0 where the header asks for no scaling
 * @param qformCode 0 (none) to 5
 * @param sformCode 0 (none) to 5
 * @param spaceUnit {@code mm}, {@code metre}, {@code micron} or {@code unknown}
 * @param timeUnit {@code s}, {@code ms}, {@code us}, {@code Hz}, {@code ppm}, {@code rad/s} or {@code unknown}
 * @param compressed whether the file is gzip
 */
public record NiftiInfo(
        int version,
        ByteOrder byteOrder,
        String datatype,
        List<Integer> shape,
        List<Double> spacing,
        Affine affine,
        String orientation,
        double slope,
        double inter,
        int qformCode,
        int sformCode,
        String spaceUnit,
        String timeUnit,
        boolean compressed) {
    public NiftiInfo {
        shape = List.copyOf(shape);
        spacing = List.copyOf(spacing);
    }
}
