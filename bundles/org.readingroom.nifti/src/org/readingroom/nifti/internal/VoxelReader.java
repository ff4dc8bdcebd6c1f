package org.readingroom.nifti.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.readingroom.nifti.NiftiException;

/**
 * Reads the voxels of an image into one array.
 *
 * <p>A gzip's true length is known only at its end, and a header may claim any. Arrays therefore run ahead of the bytes
 * really inflated by at most 32 MB: a small image gets its array at once, a large one is gathered in parts first.
 */
public final class VoxelReader {
    private static final int AHEAD = 32 << 20;

    private final ByteSource in;
    private final Datatype type;
    private final byte[] chunk = new byte[ByteSource.CHUNK];
    private final ByteBuffer view;

    private VoxelReader(ByteSource in, Datatype type, ByteOrder order) {
        this.in = in;
        this.type = type;
        this.view = ByteBuffer.wrap(chunk).order(order);
    }

    /** Reads {@code count} voxels from where the source stands. */
    public static Voxels read(ByteSource in, Datatype type, ByteOrder order, int count) throws IOException {
        try {
            return new VoxelReader(in, type, order).all(count);
        } catch (OutOfMemoryError e) {
            throw new NiftiException(
                    in.file() + " does not fit the memory there is: " + count + " " + type.label()
                            + " voxels; give Java more (-Xmx) or a smaller image",
                    e);
        }
    }

    private Voxels all(int count) throws IOException {
        int ahead = in.compressed() ? AHEAD / type.bytes() : count;
        List<Voxels> parts = new ArrayList<>();
        int done = 0;
        while (count - done > ahead) {
            Voxels part = Voxels.allocate(type, ahead);
            fill(part, 0, ahead);
            parts.add(part);
            done += ahead;
        }
        Voxels whole = Voxels.allocate(type, count);
        int at = 0;
        for (Voxels part : parts) {
            System.arraycopy(part.array(), 0, whole.array(), at, part.size());
            at += part.size();
        }
        fill(whole, at, count - at);
        return whole;
    }

    private void fill(Voxels voxels, int from, int count) throws IOException {
        int most = chunk.length / type.bytes();
        for (int done = 0; done < count; ) {
            int n = Math.min(most, count - done);
            in.readFully(chunk, 0, n * type.bytes());
            voxels.fill(view.clear(), from + done, n);
            done += n;
        }
    }
}
