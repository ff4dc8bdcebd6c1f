package org.readingroom.torch.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Assembles PyTorch's archive round TorchScript text: a zip of stored entries with the code, a pickle of one object that
 * has an attribute {@code training}, an empty table of constants and a version.
 */
public final class ScriptArchive {
    private static final String HEAD = """
        class Ops(Module):
          __parameters__ = []
          __buffers__ = []
          training : bool
        """;

    private ScriptArchive() {}

    /** The archive's bytes. */
    public static byte[] of(String source) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            add(zip, "data.pkl", object());
            add(zip, "code/__torch__.py", code(source).getBytes(StandardCharsets.UTF_8));
            add(zip, "constants.pkl", new byte[] {(byte) 0x80, 2, ')', '.'});
            add(zip, "version", "3\n".getBytes(StandardCharsets.US_ASCII));
        }
        return bytes.toByteArray();
    }

    /** Functions become methods: indented, with a type for self. */
    static String code(String source) {
        return HEAD
                + source.lines()
                        .filter(line -> !line.stripLeading().startsWith("#"))
                        .map(line -> line.isBlank() ? "" : "  " + line)
                        .map(line -> line.replaceFirst("^  def (\\w+)\\(self\\b", "  def $1(self: __torch__.Ops"))
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    /** {@code __torch__.Ops} with the attribute {@code training = False}. */
    private static byte[] object() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x80, 2});
        out.write("c__torch__\nOps\n".getBytes(StandardCharsets.US_ASCII));
        out.write(new byte[] {')', (byte) 0x81, '}', '('});
        byte[] name = "training".getBytes(StandardCharsets.US_ASCII);
        out.write(new byte[] {'X', (byte) name.length, 0, 0, 0});
        out.write(name);
        out.write(new byte[] {(byte) 0x89, 'u', 'b', '.'});
        return out.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry("ops/" + name);
        CRC32 crc = new CRC32();
        crc.update(content);
        entry.setCrc(crc.getValue());
        entry.setSize(content.length);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
