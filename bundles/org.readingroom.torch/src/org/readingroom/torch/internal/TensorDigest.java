package org.readingroom.torch.internal;

import ai.djl.ndarray.NDArray;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeSet;
import org.readingroom.torch.Safetensors;

/** SHA-256 over names and values, by name. */
public final class TensorDigest {
    private TensorDigest() {}

    /** Of tensors in PyTorch's memory. */
    public static String of(Map<String, NDArray> tensors) {
        MessageDigest digest = sha256();
        for (String name : new TreeSet<>(tensors.keySet())) {
            update(digest, name, tensors.get(name).toByteBuffer());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Of a file's tensors. */
    public static String of(Safetensors tensors) {
        MessageDigest digest = sha256();
        for (String name : new TreeSet<>(tensors.names())) {
            update(digest, name, tensors.bytes(name));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, String name, ByteBuffer bytes) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(12)
                .putInt(utf8.length)
                .putLong(bytes.rewind().remaining())
                .flip());
        digest.update(utf8);
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
