package org.readingroom.llama.text;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.readingroom.grammar.Vocabulary;
import org.readingroom.llama.LlamaException;

/**
 * Text to token ids and back, by the folder's {@code tokenizer.json}; Hugging Face's own library does the work. Special
 * tokens written in a text become their ids; none is added.
 */
public final class LlamaTokenizer implements AutoCloseable {
    private final HuggingFaceTokenizer tokenizer;
    private final List<byte[]> bytes;
    private final Set<Integer> special;

    private LlamaTokenizer(HuggingFaceTokenizer tokenizer, List<byte[]> bytes, Set<Integer> special) {
        this.tokenizer = tokenizer;
        this.bytes = bytes;
        this.special = special;
    }

    /**
     * Opens a tokenizer; inside {@link org.readingroom.torch.TorchRuntime#call}.
     *
     * @param size rows of the model's head: ids beyond are never written
     */
    public static LlamaTokenizer open(Path file, int size) {
        try {
            JsonNode json = new ObjectMapper().readTree(Files.readString(file));
            Set<Integer> special = new TreeSet<>();
            List<byte[]> bytes = bytes(json, size, special);
            HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.builder()
                    .optTokenizerPath(file)
                    .optAddSpecialTokens(false)
                    .optTruncation(false)
                    .optPadding(false)
                    .build();
            return new LlamaTokenizer(tokenizer, bytes, special);
        } catch (IOException e) {
            throw new LlamaException("cannot read " + file + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            throw new LlamaException(file + " is no tokenizer that can be read: " + e.getMessage(), e);
        }
    }

    /** The bytes that each token writes; none for special tokens. */
    private static List<byte[]> bytes(JsonNode json, int size, Set<Integer> special) {
        List<byte[]> all = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            all.add(new byte[0]);
        }
        Map<Integer, Integer> bytes = byteOfCharacter();
        json.path("model").path("vocab").properties().forEach(e -> {
            int id = e.getValue().asInt();
            if (id < size) {
                all.set(id, written(e.getKey(), bytes));
            }
        });
        json.path("added_tokens").forEach(t -> {
            int id = t.path("id").asInt();
            if (t.path("special").asBoolean()) {
                special.add(id);
            }
            if (id < size) {
                all.set(
                        id,
                        t.path("special").asBoolean()
                                ? new byte[0]
                                : t.path("content").asText().getBytes(StandardCharsets.UTF_8));
            }
        });
        return all;
    }

    private static byte[] written(String token, Map<Integer, Integer> bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        token.codePoints().forEach(c -> {
            Integer b = bytes.get(c);
            if (b != null) {
                out.write(b);
            } else {
                out.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
            }
        });
        return out.toByteArray();
    }

    /** Byte-level BPE writes each byte as one printable character: those that are printable as themselves, others from 256. */
    private static Map<Integer, Integer> byteOfCharacter() {
        Map<Integer, Integer> map = new HashMap<>();
        int next = 256;
        for (int b = 0; b < 256; b++) {
            boolean itself = b >= '!' && b <= '~' || b >= 0xA1 && b <= 0xAC || b >= 0xAE;
            map.put(itself ? b : next++, b);
        }
        return map;
    }

    /** The ids of a text. */
    public long[] encode(String text) {
        return tokenizer.encode(text, false, false).getIds();
    }

    /** The text of ids, special tokens left out. */
    public String decode(long[] ids) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (long id : ids) {
            out.writeBytes(bytes(id));
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** The bytes that a token writes; none for special tokens. */
    byte[] bytes(long id) {
        return id >= 0 && id < bytes.size() ? bytes.get((int) id) : new byte[0];
    }

    /** The vocabulary for constrained answers. */
    public Vocabulary vocabulary(Set<Integer> ends) {
        return Vocabulary.of(bytes, ends);
    }

    /** Ids of special tokens. */
    public Set<Integer> special() {
        return special;
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
