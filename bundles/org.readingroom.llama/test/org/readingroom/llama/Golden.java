package org.readingroom.llama;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A file of the golden pack beside the tests: a tiny model with reference outputs of transformers 4.57.3. */
public final class Golden {
    private final JsonNode header;
    private final byte[] bytes;
    private final int data;

    private Golden(byte[] bytes) throws IOException {
        this.bytes = bytes;
        int n = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        this.header = new ObjectMapper().readTree(bytes, 8, n);
        this.data = 8 + n;
    }

    /** A safetensors file of the pack, read without any of our readers. */
    public static Golden of(String file) {
        try {
            return new Golden(resource(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The bytes of a file of the pack. */
    public static byte[] resource(String file) {
        try (InputStream in = Golden.class.getResourceAsStream("golden/" + file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public int[] shape(String name) {
        JsonNode s = header.get(name).get("shape");
        int[] shape = new int[s.size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = s.get(i).asInt();
        }
        return shape;
    }

    public byte[] bytes(String name) {
        JsonNode o = header.get(name).get("data_offsets");
        return Arrays.copyOfRange(
                bytes, data + o.get(0).asInt(), data + o.get(1).asInt());
    }

    public ByteBuffer buffer(String name) {
        return ByteBuffer.wrap(bytes(name)).order(ByteOrder.LITTLE_ENDIAN);
    }

    public float[] floats(String name) {
        float[] all = new float[bytes(name).length / 4];
        buffer(name).asFloatBuffer().get(all);
        return all;
    }

    public long[] longs(String name) {
        long[] all = new long[bytes(name).length / 8];
        buffer(name).asLongBuffer().get(all);
        return all;
    }
}
