package org.readingroom.nifti.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.readingroom.nifti.NiftiException;

/**
 * The files of one image: one {@code .nii}, or a {@code .hdr} beside an {@code .img}.
 *
 * @param header where the header stands
 * @param data where the voxels stand; equal to {@code header} for a single file
 */
public record FilePair(Path header, Path data) {
    /** The files that belong to the one named; a missing partner is named as it was looked for. */
    public static FilePair of(Path file) {
        if (Files.isDirectory(file)) {
            throw new NiftiException(file + " is a folder; name the NIfTI file in it");
        }
        if (!Files.isRegularFile(file)) {
            throw new NiftiException(file + " is not there; check the name");
        }
        String lower = file.toString().toLowerCase(Locale.ROOT);
        String stem = lower.endsWith(".gz") ? lower.substring(0, lower.length() - 3) : lower;
        if (stem.endsWith(".hdr")) {
            return new FilePair(file, partner(file, stem.length(), ".img"));
        }
        if (stem.endsWith(".img")) {
            FilePair pair = new FilePair(partner(file, stem.length(), ".hdr"), file);
            if (!Files.isRegularFile(pair.header)) {
                throw new NiftiException(
                        file + " has no header: " + pair.header + " is not there; put the two side by side");
            }
            return pair;
        }
        return new FilePair(file, file);
    }

    /** True where header and voxels share one file. */
    public boolean single() {
        return header.equals(data);
    }

    /** The data file, which must be there. */
    public Path requireData() {
        if (!Files.isRegularFile(data)) {
            throw new NiftiException(header + " is a header alone: its voxels' file " + data
                    + " is not there; put the two side by side");
        }
        return data;
    }

    /** The other file: the ending's case and compression the same, or the other compression where only that is. */
    private static Path partner(Path file, int stemLength, String ending) {
        String name = file.toString();
        String own = name.substring(stemLength - 4, stemLength);
        String base = name.substring(0, stemLength - 4)
                + (own.equals(own.toUpperCase(Locale.ROOT)) ? ending.toUpperCase(Locale.ROOT) : ending);
        String suffix = name.substring(stemLength);
        Path same = file.getFileSystem().getPath(base + suffix);
        Path other = file.getFileSystem().getPath(suffix.isEmpty() ? base + ".gz" : base);
        return !Files.isRegularFile(same) && Files.isRegularFile(other) ? other : same;
    }
}
