package org.readingroom.torch;

import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.Optional;

/** The type of a tensor's elements in a safetensors file; its names are the format's. */
public enum ElementType {
    F64(8, DataType.FLOAT64),
    I64(8, DataType.INT64),
    F32(4, DataType.FLOAT32),
    I32(4, DataType.INT32),
    F16(2, DataType.FLOAT16),
    BF16(2, null),
    I16(2, null),
    I8(1, DataType.INT8),
    U8(1, DataType.UINT8),
    BOOL(1, DataType.BOOLEAN);

    private final int bytes;
    private final DataType djl;

    ElementType(int bytes, DataType djl) {
        this.bytes = bytes;
        this.djl = djl;
    }

    /** Bytes of one element. */
    public int bytes() {
        return bytes;
    }

    /** DJL's type; none for bfloat16 and int16, with which DJL ends the process. */
    public Optional<DataType> djl() {
        return Optional.ofNullable(djl);
    }

    /**
     * The type of a tensor.
     *
     * @throws TorchException where a file cannot hold it
     */
    public static ElementType of(DataType type) {
        return Arrays.stream(values())
                .filter(e -> e.djl == type)
                .findFirst()
                .orElseThrow(() -> new TorchException("a tensor of " + type + " cannot be written to a weight file"));
    }
}
