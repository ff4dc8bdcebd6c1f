package org.readingroom.torch.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import org.readingroom.torch.ElementType;
import org.readingroom.torch.Safetensors;
import org.readingroom.torch.TensorEntry;
import org.readingroom.torch.TensorScope;
import org.readingroom.torch.TorchException;

/** One safetensors file, mapped tensor by tensor. */
public final class MappedTensors implements Safetensors {
    private final Path file;
    private final FileChannel channel;
    private final long dataStart;
    private final SafetensorsHeader header;

    private MappedTensors(Path file, FileChannel channel, long dataStart, SafetensorsHeader header) {
        this.file = file;
        this.channel = channel;
        this.dataStart = dataStart;
        this.header = header;
    }

    /**
     * Opens a file and checks its header.
     *
     * @throws TorchException naming the file and the rule that it breaks
     */
    public static MappedTensors open(Path file) {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file);
            long size = channel.size();
            long length = headerLength(channel, size);
            byte[] json = new byte[(int) length];
            read(channel, ByteBuffer.wrap(json), 8);
            return new MappedTensors(file, channel, 8 + length, SafetensorsHeader.parse(json, size - 8 - length));
        } catch (SafetensorsHeader.Malformed e) {
            throw closing(
                    channel,
                    new TorchException(
                            file + " is no whole safetensors file: " + e.getMessage() + "; fetch or export it anew",
                            e));
        } catch (IOException e) {
            throw closing(channel, new TorchException(file + " cannot be read: " + e, e));
        }
    }

    private static TorchException closing(FileChannel channel, TorchException e) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException second) {
                e.addSuppressed(second);
            }
        }
        return e;
    }

    private static long headerLength(FileChannel channel, long size) throws IOException, SafetensorsHeader.Malformed {
        if (size < 8) {
            throw new SafetensorsHeader.Malformed("it has " + size + " bytes");
        }
        ByteBuffer buffer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        read(channel, buffer, 0);
        long length = buffer.getLong(0);
        if (length < 0 || length > SafetensorsHeader.LONGEST) {
            throw new SafetensorsHeader.Malformed("its header would be " + Long.toUnsignedString(length)
                    + " bytes long; at most " + SafetensorsHeader.LONGEST + " are allowed");
        }
        if (length + 8 > size) {
            throw new SafetensorsHeader.Malformed(
                    "its header would be " + length + " bytes long, and it has " + size + " in all: it is cut short");
        }
        return length;
    }

    private static void read(FileChannel channel, ByteBuffer into, long from) throws IOException {
        long at = from;
        while (into.hasRemaining()) {
            int n = channel.read(into, at);
            if (n < 0) {
                throw new IOException("it ended while it was read");
            }
            at += n;
        }
    }

    @Override
    public Map<String, TensorEntry> entries() {
        return Collections.unmodifiableMap(header.tensors());
    }

    @Override
    public Map<String, String> metadata() {
        return Collections.unmodifiableMap(header.metadata());
    }

    @Override
    public ByteBuffer bytes(String name, long from, int length) {
        TensorEntry entry = entry(name);
        if (from < 0 || length < 0 || from + length > entry.end() - entry.begin()) {
            throw new TorchException("tensor " + name + " of " + file + " has " + (entry.end() - entry.begin())
                    + " bytes, not " + length + " from " + from);
        }
        try {
            return length == 0
                    ? ByteBuffer.allocate(0)
                    : channel.map(FileChannel.MapMode.READ_ONLY, dataStart + entry.begin() + from, length)
                            .order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw new TorchException("tensor " + name + " of " + file + " cannot be read: " + e, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new TorchException(file + " cannot be closed: " + e, e);
        }
    }

    /** Values as floats. */
    public static float[] floats(TensorEntry entry, ByteBuffer bytes) {
        float[] values = new float[Math.toIntExact(entry.size())];
        ByteBuffer in = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        ElementType type = entry.elementType();
        switch (type) {
            case F32 -> in.asFloatBuffer().get(values);
            case F64 -> fill(values, i -> (float) in.getDouble(8 * i));
            case F16 -> fill(values, i -> Float.float16ToFloat(in.getShort(2 * i)));
            case BF16 -> fill(values, i -> Float.intBitsToFloat(in.getShort(2 * i) << 16));
            default ->
                throw new TorchException(
                        "tensor " + entry.name() + " of " + type + " does not hold numbers" + " with a fraction");
        }
        return values;
    }

    private interface At {
        float value(int i);
    }

    private static void fill(float[] values, At at) {
        for (int i = 0; i < values.length; i++) {
            values[i] = at.value(i);
        }
    }

    /** A copy in PyTorch's memory. */
    public static NDArray copy(TensorEntry entry, ByteBuffer bytes, TensorScope into) {
        NDManager manager = into.manager();
        ElementType type = entry.elementType();
        if (type == ElementType.BF16) {
            return into.of(floats(entry, bytes), entry.extents());
        }
        if (type == ElementType.I16) {
            int[] values = new int[Math.toIntExact(entry.size())];
            for (int i = 0; i < values.length; i++) {
                values[i] = bytes.getShort(2 * i);
            }
            return into.of(values, entry.extents());
        }
        Shape shape = new Shape(entry.extents());
        DataType djl = type.djl().orElseThrow();
        if (entry.size() == 0) {
            return manager.zeros(shape, djl);
        }
        ByteBuffer in = bytes.duplicate().order(ByteOrder.nativeOrder());
        try (NDArray mapped = manager.create(in, shape, djl)) {
            return into.copy(mapped);
        }
    }
}
