package org.readingroom.torch;

import java.util.List;
import org.readingroom.torch.internal.SafetensorsHeader;

/**
 * One tensor of a weight file.
 *
 * @param name its name
 * @param type the format's name of its element type, such as {@code F32}; may be one that this program does not know
 * @param shape its extents; none for a scalar
 * @param begin where its bytes begin, from the start of the file's data
 * @param end where they end
 */
public record TensorEntry(String name, String type, List<Long> shape, long begin, long end) {
    public TensorEntry {
        shape = List.copyOf(shape);
    }

    /**
     * Its element type.
     *
     * @throws TorchException where this program does not know it
     */
    public ElementType elementType() {
        return SafetensorsHeader.known(type)
                .orElseThrow(() -> new TorchException("tensor " + name + " is of type " + type
                        + ", which is not read; known are " + List.of(ElementType.values())));
    }

    /** How many elements it has. */
    public long size() {
        return shape.stream().reduce(1L, Math::multiplyExact);
    }

    /** Its shape for DJL. */
    public long[] extents() {
        return shape.stream().mapToLong(Long::longValue).toArray();
    }
}
