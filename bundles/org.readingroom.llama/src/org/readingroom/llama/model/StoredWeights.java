package org.readingroom.llama.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.readingroom.llama.LlamaException;
import org.readingroom.llama.quant.Nf4;
import org.readingroom.llama.quant.Nf4Tensor;
import org.readingroom.torch.ElementType;
import org.readingroom.torch.Safetensors;
import org.readingroom.torch.TensorEntry;

/**
 * The weights of a model folder, those in NF4 as bitsandbytes stores them among them: {@code W.weight} holds bytes, and beside it
 * lie {@code W.weight.absmax}, {@code .quant_map}, {@code .quant_state.bitsandbytes__nf4} and, where scales are quantised too,
 * {@code .nested_absmax} and {@code .nested_quant_map}.
 */
final class StoredWeights {
    static final String STATE = ".quant_state.bitsandbytes__nf4";
    static final List<String> BESIDE = List.of(".absmax", ".quant_map", ".nested_absmax", ".nested_quant_map", STATE);
    private static final int NARROW_BITS = 16;
    /** How much of the files may stay mapped after it was read. */
    private static final long MAPPED = 128L << 20;

    private final Safetensors file;
    private float[] numbers = {};
    private long mapped;

    StoredWeights(Safetensors file) {
        this.file = file;
    }

    /** Whether a tensor is stored in NF4. */
    static boolean quantised(Set<String> names, String name) {
        return names.contains(name + STATE);
    }

    /** Whether a name is of something that lies beside a tensor in NF4. */
    static boolean beside(Set<String> names, String name) {
        return BESIDE.stream()
                .anyMatch(
                        end -> name.endsWith(end) && quantised(names, name.substring(0, name.length() - end.length())));
    }

    boolean quantised(TensorEntry entry) {
        return quantised(file.entries().keySet(), entry.name());
    }

    /** A tensor that is stored in NF4. */
    Nf4Tensor nf4(TensorEntry entry) {
        String name = entry.name();
        JsonNode state = state(name);
        if (!state.path("quant_type").asText("nf4").equals("nf4")
                || state.path("blocksize").asInt() != Nf4.BLOCK) {
            throw new LlamaException(
                    "tensor " + name + " is quantised as " + state + "; NF4 in blocks of " + Nf4.BLOCK + " is read");
        }
        if (!Arrays.equals(file.floats(name + ".quant_map"), Nf4.values())) {
            throw new LlamaException("tensor " + name + " is quantised with values of its own; those of NF4 are read");
        }
        byte[] packed = bytes(name);
        float[] scales = file.entry(name + ".absmax").elementType() == ElementType.U8
                ? restored(name, state)
                : file.floats(name + ".absmax");
        if (scales.length != Nf4.blocks(2L * packed.length)) {
            throw new LlamaException("tensor " + name + " of " + 2L * packed.length + " weights has " + scales.length
                    + " scales; the file is damaged");
        }
        return new Nf4Tensor(packed, scales);
    }

    /** The shape of a tensor that is stored in NF4. */
    long[] shape(TensorEntry entry) {
        JsonNode shape = state(entry.name()).path("shape");
        long[] extents = new long[shape.size()];
        for (int i = 0; i < extents.length; i++) {
            extents[i] = shape.get(i).asLong();
        }
        return extents;
    }

    private float[] restored(String name, JsonNode state) {
        byte[] codes = bytes(name + ".absmax");
        float[] largest = file.floats(name + ".nested_absmax");
        float[] map = file.floats(name + ".nested_quant_map");
        int block = state.path("nested_blocksize").asInt();
        float offset = (float) state.path("nested_offset").asDouble();
        if (block < 1 || map.length != 256 || largest.length != (codes.length + block - 1) / block) {
            throw new LlamaException(
                    "tensor " + name + " has scales that do not fit together: " + state + "; the file is damaged");
        }
        float[] scales = new float[codes.length];
        for (int i = 0; i < scales.length; i++) {
            scales[i] = map[codes[i] & 0xff] * largest[i / block] + offset;
        }
        return scales;
    }

    private JsonNode state(String name) {
        try {
            return new ObjectMapper().readTree(bytes(name + STATE));
        } catch (IOException e) {
            throw new LlamaException("tensor " + name + STATE + " does not hold JSON: " + e.getMessage(), e);
        }
    }

    private byte[] bytes(String name) {
        ByteBuffer buffer = file.bytes(name);
        byte[] all = new byte[buffer.remaining()];
        buffer.get(all);
        unmap(all.length);
        return all;
    }

    /** Where the numbers of a tensor go, some at a time. */
    interface Part {
        /**
         * Takes some.
         *
         * @param values the numbers, overwritten by the next ones
         * @param count how many of them there are
         * @param first the number of the first
         */
        void take(float[] values, int count, long first);
    }

    /**
     * Reads a tensor's numbers in parts.
     *
     * @param step how many at a time
     */
    void read(TensorEntry entry, long step, Part part) {
        float[] values = room((int) Math.min(step, entry.size() * 2));
        if (quantised(entry)) {
            Nf4Tensor packed = nf4(entry);
            long size = 2L * packed.packed().length;
            for (long at = 0; at < size; at += step) {
                int some = (int) Math.min(step, size - at);
                packed.weights((int) at, some, values);
                part.take(values, some, at);
            }
            return;
        }
        ElementType type = entry.elementType();
        for (long at = 0; at < entry.size(); at += step) {
            int some = (int) Math.min(step, entry.size() - at);
            ByteBuffer bytes = file.bytes(entry.name(), at * type.bytes(), some * type.bytes());
            floats(bytes, some, type, entry.name(), values);
            part.take(values, some, at);
            unmap(bytes.capacity());
        }
    }

    /** Java unmaps files in a collection only, and loading leaves nothing that would bring one about. */
    private void unmap(long bytes) {
        mapped += bytes;
        if (mapped > MAPPED) {
            mapped = 0;
            System.gc();
        }
    }

    /** One array for all tensors, so that loading leaves no heap of used ones behind. */
    private float[] room(int count) {
        if (numbers.length < count) {
            numbers = new float[count];
        }
        return numbers;
    }

    private static void floats(ByteBuffer part, int n, ElementType type, String name, float[] out) {
        switch (type) {
            case F32 -> part.asFloatBuffer().get(out, 0, n);
            case BF16 -> {
                for (int i = 0; i < n; i++) {
                    out[i] = Float.intBitsToFloat(part.getShort(i * 2) << NARROW_BITS);
                }
            }
            case F16 -> {
                for (int i = 0; i < n; i++) {
                    out[i] = Float.float16ToFloat(part.getShort(i * 2));
                }
            }
            case F64 -> {
                for (int i = 0; i < n; i++) {
                    out[i] = (float) part.getDouble(i * 8);
                }
            }
            default ->
                throw new LlamaException("tensor " + name + " is of type " + type + "; weights are "
                        + List.of(ElementType.BF16, ElementType.F16, ElementType.F32));
        }
    }
}
