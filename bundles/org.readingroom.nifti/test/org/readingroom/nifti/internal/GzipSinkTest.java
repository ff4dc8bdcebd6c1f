package org.readingroom.nifti.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class GzipSinkTest {
    private static byte[] gzip(byte[] bytes, int chunk) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GzipSink sink = new GzipSink(out)) {
            for (int at = 0; at < bytes.length; at += chunk) {
                sink.write(bytes, at, Math.min(chunk, bytes.length - at));
            }
            sink.finish();
        }
        return out.toByteArray();
    }

    private static byte[] gunzip(byte[] gzip) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return in.readAllBytes();
        }
    }

    @Test
    void whatGoesInComesOutWhereverTheZerosStand() throws IOException {
        for (int seed = 0; seed < 60; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] bytes = new byte[random.nextInt(400_000)];
            for (int at = random.nextInt(5_000); at < bytes.length; at += random.nextInt(90_000)) {
                int end = Math.min(bytes.length, at + random.nextInt(9_000));
                for (int i = at; i < end; i++) {
                    // Few symbols, so that the compressor refers far back.
                    bytes[i] = (byte) random.nextInt(3);
                }
            }
            int chunk = 1 + random.nextInt(100_000);
            assertArrayEquals(bytes, gunzip(gzip(bytes, chunk)), "seed " + seed);
        }
    }

    @Test
    void zerosTakeNextToNothingAndNothingIsAGzipToo() throws IOException {
        byte[] zeros = new byte[9_000_000];
        byte[] gzip = gzip(zeros, 1 << 16);
        assertTrue(gzip.length < 20_000, gzip.length + " bytes");
        assertArrayEquals(zeros, gunzip(gzip));
        assertArrayEquals(new byte[0], gunzip(gzip(new byte[0], 1)));
    }

    @Test
    void noiseTakesAsMuchAsItHolds() throws IOException {
        byte[] noise = new byte[300_000];
        new SplittableRandom(1).nextBytes(noise);
        byte[] gzip = gzip(noise, 7_777);
        assertTrue(gzip.length < noise.length + 1_000, gzip.length + " bytes");
        assertArrayEquals(noise, gunzip(gzip));
        byte[] one = Arrays.copyOf(noise, 1);
        assertArrayEquals(one, gunzip(gzip(one, 1)));
    }
}
