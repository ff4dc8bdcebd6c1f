package org.readingroom.imaging;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.readingroom.api.prompt.PromptImage;

/**
 * Writes a prompt's image as PNG: 8 bits, grey or RGB, no filter, nothing but the pixels (no text, no time).
 *
 * <p>Source: ISO/IEC 15948, Portable Network Graphics.
 */
public final class PngImage {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private PngImage() {}

    /** The bytes of the file; the same for the same pixels. */
    public static byte[] bytes(PromptImage image) {
        int rows = image.frame().rows();
        int columns = image.frame().columns();
        ByteBuffer header = ByteBuffer.allocate(13).putInt(columns).putInt(rows);
        header.put((byte) 8).put((byte) (image.channels() == 1 ? 0 : 2)).put(new byte[3]);
        int line = columns * image.channels();
        byte[] raw = new byte[rows * (line + 1)];
        for (int r = 0; r < rows; r++) {
            System.arraycopy(image.bytes(), r * line, raw, r * (line + 1) + 1, line);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        chunk("IHDR", header.array(), out);
        chunk("IDAT", deflated(raw), out);
        chunk("IEND", new byte[0], out);
        return out.toByteArray();
    }

    private static byte[] deflated(byte[] raw) {
        Deflater deflater = new Deflater(6);
        try {
            deflater.setInput(raw);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static void chunk(String type, byte[] data, ByteArrayOutputStream out) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        out.writeBytes(name);
        out.writeBytes(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
