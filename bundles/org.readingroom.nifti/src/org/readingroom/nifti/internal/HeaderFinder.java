package org.readingroom.nifti.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.readingroom.nifti.NiftiException;

/** Tells by a file's first bytes whether it is NIfTI, which version and byte order, or what else it seems to be. */
final class HeaderFinder {
    private final byte[] head;
    private final int length;
    private final Path file;

    /**
     * @param head at least 540 bytes, of which {@code length} come from the file
     */
    HeaderFinder(byte[] head, int length, Path file) {
        this.head = head;
        this.length = length;
        this.file = file;
    }

    /** True where the first four bytes are NIfTI-2's header size in either order, so that 540 bytes are to be read. */
    boolean wantsVersion2() {
        return size(ByteOrder.LITTLE_ENDIAN) == HeaderBlock.SIZE_2 || size(ByteOrder.BIG_ENDIAN) == HeaderBlock.SIZE_2;
    }

    HeaderBlock find() {
        if (wantsVersion2() && hasMagic(4, '2')) {
            if (length < HeaderBlock.SIZE_2) {
                throw new NiftiException(file + " ends inside its header; copy or export it again");
            }
            requireLineEnds();
            return new HeaderBlock(2, order(HeaderBlock.SIZE_2), head);
        }
        if (length >= HeaderBlock.SIZE_1 && hasMagic(344, '1')) {
            return new HeaderBlock(1, order1(), head);
        }
        throw new NiftiException(file + " is not NIfTI: " + otherwise());
    }

    /** nibabel's rule: dim[0] is 1 to 7 in the right order; the size field decides only where it is 0. */
    private ByteOrder order1() {
        int dim0 = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getShort(40);
        if (dim0 == 0) {
            return order(HeaderBlock.SIZE_1);
        }
        return dim0 >= 1 && dim0 <= 7 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    }

    private ByteOrder order(int size) {
        return size(ByteOrder.BIG_ENDIAN) == size ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    private int size(ByteOrder order) {
        return ByteBuffer.wrap(head).order(order).getInt(0);
    }

    private boolean hasMagic(int at, char version) {
        boolean kind = head[at + 1] == '+' || head[at + 1] == 'i';
        return head[at] == 'n' && kind && head[at + 2] == version && head[at + 3] == 0;
    }

    /** NIfTI-2 carries line ends that a transfer in text mode would change. */
    private void requireLineEnds() {
        boolean zero = head[8] == 0 && head[9] == 0 && head[10] == 0 && head[11] == 0;
        boolean right = head[8] == 13 && head[9] == 10 && head[10] == 26 && head[11] == 10;
        if (!zero && !right) {
            throw new NiftiException(file + " was damaged by a transfer in text mode; copy it again in binary mode");
        }
    }

    private String otherwise() {
        String text = new String(head, 0, length, StandardCharsets.ISO_8859_1);
        if (length == 0) {
            return "it is empty; copy or export it again";
        }
        if (length >= HeaderBlock.SIZE_1 && size(order(HeaderBlock.SIZE_1)) == HeaderBlock.SIZE_1) {
            return "it has an Analyze 7.5 header, which does not say which side is left;"
                    + " convert it from the original images";
        }
        if (text.startsWith("\0\0\0\1\0\0") && file.toString().matches("(?i).*\\.mg[hz]")) {
            return "it looks like FreeSurfer's MGH; convert it, for example with mri_convert";
        }
        if (text.startsWith("DICM", 128)) {
            return "it is DICOM; convert the series, for example with dcm2niix";
        }
        if (text.startsWith("NRRD")) {
            return "it is NRRD; convert it to .nii.gz";
        }
        return "it has no NIfTI header; give a .nii or .nii.gz file, or a .hdr with its .img";
    }
}
