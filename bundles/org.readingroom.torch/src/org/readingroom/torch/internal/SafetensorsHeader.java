package org.readingroom.torch.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.readingroom.torch.ElementType;
import org.readingroom.torch.TensorEntry;

/**
 * The header of a safetensors file: 8 bytes of length, little-endian, then JSON that maps each tensor's name to its type,
 * shape and place. Read strictly: no duplicate names, no holes, no overlaps, no sizes that overflow, nothing after the end.
 *
 * @param metadata the free texts under {@code __metadata__}
 * @param tensors in the order of their data
 */
public record SafetensorsHeader(Map<String, String> metadata, Map<String, TensorEntry> tensors) {
    /** The longest header that the format's own reader takes. */
    public static final long LONGEST = 100_000_000;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(8)
                            .maxStringLength((int) LONGEST)
                            .maxNameLength(1 << 20)
                            .build())
                    .build())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** What is wrong with a header, in words that follow the file's name. */
    public static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    /**
     * Reads a header.
     *
     * @param json its bytes
     * @param dataBytes the length of what follows
     * @throws Malformed where it breaks a rule of the format
     */
    public static SafetensorsHeader parse(byte[] json, long dataBytes) throws Malformed {
        JsonNode root = tree(json);
        Map<String, String> metadata = new TreeMap<>();
        List<TensorEntry> tensors = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            if (entry.getKey().equals("__metadata__")) {
                metadata.putAll(metadata(entry.getValue()));
            } else {
                tensors.add(tensor(entry.getKey(), entry.getValue()));
            }
        }
        tensors.sort(Comparator.comparingLong(TensorEntry::begin).thenComparingLong(TensorEntry::end));
        checkPlaces(tensors, dataBytes);
        Map<String, TensorEntry> byName = new LinkedHashMap<>();
        tensors.forEach(t -> byName.put(t.name(), t));
        return new SafetensorsHeader(metadata, byName);
    }

    /** The type of a name, where it is known. */
    public static Optional<ElementType> known(String type) {
        return Arrays.stream(ElementType.values())
                .filter(e -> e.name().equals(type))
                .findFirst();
    }

    private static JsonNode tree(byte[] json) throws Malformed {
        if (json.length == 0 || json[0] != '{') {
            throw new Malformed("its header does not begin with '{'");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(json))
                    .toString();
            return JSON.readTree(text);
        } catch (CharacterCodingException e) {
            throw new Malformed("its header is not UTF-8");
        } catch (JsonProcessingException e) {
            throw new Malformed("its header is not JSON: " + e.getOriginalMessage());
        }
    }

    private static Map<String, String> metadata(JsonNode node) throws Malformed {
        if (!node.isObject()) {
            throw new Malformed("__metadata__ is not an object");
        }
        Map<String, String> metadata = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (!entry.getValue().isTextual()) {
                throw new Malformed("__metadata__ " + entry.getKey() + " is not a text");
            }
            metadata.put(entry.getKey(), entry.getValue().textValue());
        }
        return metadata;
    }

    private static TensorEntry tensor(String name, JsonNode node) throws Malformed {
        JsonNode type = node.path("dtype");
        List<Long> shape = numbers(name, node.path("shape"), "shape");
        List<Long> offsets = numbers(name, node.path("data_offsets"), "data_offsets");
        if (!type.isTextual() || offsets.size() != 2 || node.size() != 3) {
            throw new Malformed("tensor " + name + " has not just dtype, shape and two data_offsets");
        }
        TensorEntry entry = new TensorEntry(name, type.textValue(), shape, offsets.get(0), offsets.get(1));
        checkSize(entry);
        return entry;
    }

    private static List<Long> numbers(String name, JsonNode node, String what) throws Malformed {
        if (!node.isArray()) {
            throw new Malformed("tensor " + name + " has no list " + what);
        }
        List<Long> numbers = new ArrayList<>();
        for (JsonNode n : node) {
            if (!n.isIntegralNumber() || !n.canConvertToLong() || n.longValue() < 0) {
                throw new Malformed("tensor " + name + " has a " + what + " of " + n);
            }
            numbers.add(n.longValue());
        }
        return numbers;
    }

    private static void checkSize(TensorEntry entry) throws Malformed {
        long elements;
        long bytes;
        try {
            elements = entry.size();
            Optional<ElementType> type = known(entry.type());
            bytes = type.isPresent()
                    ? Math.multiplyExact(elements, (long) type.get().bytes())
                    : entry.end() - entry.begin();
        } catch (ArithmeticException e) {
            throw new Malformed("tensor " + entry.name() + " has a shape beyond all sizes: " + entry.shape());
        }
        if (entry.begin() > entry.end() || bytes != entry.end() - entry.begin()) {
            throw new Malformed("tensor " + entry.name() + " of " + entry.type() + " " + entry.shape() + " has "
                    + (entry.end() - entry.begin()) + " bytes, not " + bytes);
        }
    }

    private static void checkPlaces(List<TensorEntry> tensors, long dataBytes) throws Malformed {
        long end = 0;
        for (TensorEntry t : tensors) {
            if (t.begin() != end) {
                throw new Malformed("tensor " + t.name() + " begins at " + t.begin() + ", not at " + end
                        + ", where the one before it ends");
            }
            end = t.end();
        }
        if (end != dataBytes) {
            throw new Malformed("its tensors end at " + end + ", its data at " + dataBytes
                    + (end > dataBytes ? ": it is cut short" : ""));
        }
    }
}
