package org.readingroom.torch;

import ai.djl.ndarray.NDArray;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.readingroom.settings.AtomicFile;

/**
 * Writes weights in the safetensors format: tensors by the width of their type, widest first, then by name; header padded to
 * a multiple of 8; {@code format: pt} among the metadata, without which other programs refuse a file; whole or not at all.
 */
public final class SafetensorsWriter {
    /** Bytes of a header that say how long it is. */
    private static final int PREFIX = 8;

    private record Part(String name, ElementType type, long[] shape, Supplier<ByteBuffer> bytes) {
        long length() {
            return Math.multiplyExact(Arrays.stream(shape).reduce(1, Math::multiplyExact), (long) type.bytes());
        }
    }

    private final Map<String, Part> parts = new TreeMap<>();
    private final Map<String, String> metadata = new TreeMap<>(Map.of("format", "pt"));

    /** Adds a free text to the header. */
    public SafetensorsWriter metadata(String key, String text) {
        metadata.put(key, text);
        return this;
    }

    /** Adds a tensor, whose values are read when the file is written. */
    public SafetensorsWriter add(String name, NDArray array) {
        return add(new Part(
                name, ElementType.of(array.getDataType()), array.getShape().getShape(), () -> array.toByteBuffer()
                        .order(ByteOrder.LITTLE_ENDIAN)));
    }

    /** Adds a tensor of float32 from Java's values, row-major. */
    public SafetensorsWriter add(String name, float[] values, long... shape) {
        return add(new Part(name, ElementType.F32, shape, () -> {
            ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(values);
            return bytes;
        }));
    }

    /** Adds a tensor of any type from its bytes, little-endian and row-major. */
    public SafetensorsWriter add(String name, ElementType type, ByteBuffer bytes, long... shape) {
        return add(new Part(name, type, shape, bytes::duplicate));
    }

    /** Adds a tensor of any type, whose bytes, little-endian and row-major, are made when the file is written. */
    public SafetensorsWriter add(String name, ElementType type, Supplier<ByteBuffer> bytes, long... shape) {
        return add(new Part(name, type, shape, bytes));
    }

    private SafetensorsWriter add(Part part) {
        if (part.name().equals("__metadata__") || parts.putIfAbsent(part.name(), part) != null) {
            throw new IllegalArgumentException(
                    "there can be one tensor " + part.name() + " at most, and no __metadata__");
        }
        return this;
    }

    /**
     * Writes the file, replacing one of its name.
     *
     * @throws TorchException where it cannot be written; what was there before still is
     */
    public void write(Path file) {
        List<Part> ordered = parts.values().stream()
                .sorted(Comparator.comparing(Part::type).thenComparing(Part::name))
                .toList();
        try {
            AtomicFile.write(file, channel -> {
                channel.write(header(ordered));
                for (Part part : ordered) {
                    writePart(channel, part);
                }
            });
        } catch (IOException e) {
            throw new TorchException("cannot write " + file + ": " + e + "; free space or give another folder", e);
        }
    }

    private static void writePart(FileChannel channel, Part part) throws IOException {
        ByteBuffer bytes = part.bytes().get();
        bytes.rewind();
        if (bytes.remaining() != part.length()) {
            throw new IllegalArgumentException(
                    "tensor " + part.name() + " has " + bytes.remaining() + " bytes, not " + part.length());
        }
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private ByteBuffer header(List<Part> ordered) throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode root = json.createObjectNode();
        ObjectNode texts = root.putObject("__metadata__");
        metadata.forEach(texts::put);
        long at = 0;
        for (Part part : ordered) {
            ObjectNode entry =
                    root.putObject(part.name()).put("dtype", part.type().name());
            Arrays.stream(part.shape()).forEach(entry.putArray("shape")::add);
            entry.putArray("data_offsets").add(at).add(at + part.length());
            at += part.length();
        }
        byte[] text = json.writeValueAsBytes(root);
        int length = (text.length + PREFIX - 1) / PREFIX * PREFIX;
        ByteBuffer header = ByteBuffer.allocate(PREFIX + length).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(length).put(text);
        while (header.hasRemaining()) {
            header.put((byte) ' ');
        }
        return header.flip();
    }
}
