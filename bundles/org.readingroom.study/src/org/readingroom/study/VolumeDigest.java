package org.readingroom.study;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.Volume;

/**
 * Tells scans apart by what they show: SHA-256 over the extents and the decoded values of the case's first volume by name,
 * so that a copy under another name, in another file format or with another header has the same digest.
 */
public final class VolumeDigest {
    private static final int CHUNK = 1 << 14;

    private VolumeDigest() {}

    /** The digest of a case, in hex. */
    public static String of(Case subject) {
        if (subject.info().volumes().isEmpty()) {
            throw new StudyException("case " + subject.id() + " has no volume; remove its folder or complete it");
        }
        return of(subject.volume(subject.info().volumes().iterator().next()));
    }

    /** The digest of a volume, in hex. */
    public static String of(Volume volume) {
        MessageDigest sha = sha256();
        float[] values = volume.toFloats();
        ByteBuffer bytes = ByteBuffer.allocate(CHUNK * 4).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(volume.grid().nx())
                .putInt(volume.grid().ny())
                .putInt(volume.grid().nz());
        sha.update(bytes.flip());
        for (int from = 0; from < values.length; from += CHUNK) {
            bytes.clear();
            bytes.asFloatBuffer().put(values, from, Math.min(CHUNK, values.length - from));
            sha.update(bytes.array(), 0, 4 * Math.min(CHUNK, values.length - from));
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    /** A new SHA-256. */
    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
