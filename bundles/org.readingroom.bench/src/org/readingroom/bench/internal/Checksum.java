package org.readingroom.bench.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import org.readingroom.api.data.Volume;

/** The CRC-32 of a volume's values as 64-bit little-endian numbers, i fastest; minus zero counts as zero. */
final class Checksum {
    private static final int CHUNK = 1 << 13;

    private Checksum() {}

    static long of(Volume volume) {
        CRC32 crc = new CRC32();
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        int n = volume.grid().size();
        for (int i = 0; i < n; i++) {
            chunk.putDouble(volume.value(i) + 0.0);
            if (!chunk.hasRemaining() || i == n - 1) {
                crc.update(chunk.array(), 0, chunk.position());
                chunk.clear();
            }
        }
        return crc.getValue();
    }
}
