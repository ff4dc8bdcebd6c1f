package org.readingroom.cli.internal.verbs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.Monitor;
import org.readingroom.api.command.Command;
import org.readingroom.api.command.Console;

class InfoCommandTest {
    @TempDir
    private Path folder;

    private final List<String> printed = new ArrayList<>();

    private Console console(boolean json) {
        return new Console() {
            @Override
            public void print(String text) {
                printed.add(text);
            }

            @Override
            public void event(String kind, Map<String, ?> fields) {
                printed.add(kind + " " + fields);
            }

            @Override
            public boolean json() {
                return json;
            }
        };
    }

    /** A NIfTI-1 image of 2x3x4 int16 voxels of 1x2x3 mm, with text in every field that takes some. */
    private Path image() throws IOException {
        ByteBuffer b = ByteBuffer.allocate(352 + 48).order(ByteOrder.LITTLE_ENDIAN);
        b.putInt(0, 348);
        b.put(14, "SECRET".getBytes(StandardCharsets.US_ASCII));
        short[] dim = {3, 2, 3, 4, 1, 1, 1, 1};
        for (int i = 0; i < 8; i++) {
            b.putShort(40 + 2 * i, dim[i]);
            b.putFloat(76 + 4 * i, Math.max(1, i));
        }
        b.putShort(70, (short) 4).putShort(72, (short) 16).putFloat(108, 352).put(123, (byte) 2);
        for (int at : new int[] {148, 228, 328}) {
            b.put(at, "SECRET NAME".getBytes(StandardCharsets.US_ASCII));
        }
        b.put(344, "n+1".getBytes(StandardCharsets.US_ASCII));
        return Files.write(folder.resolve("image.nii"), b.array());
    }

    @Test
    void geometryIsShownAndFreeTextIsNot() throws IOException {
        for (boolean json : new boolean[] {false, true}) {
            printed.clear();
            int code = new InfoCommand().run(new InfoCommand.Options(image()), console(json), Monitor.NONE);
            assertEquals(Command.DONE, code);
            String text = String.join("\n", printed);
            assertTrue(text.contains("int16") && text.contains("NIfTI-1"), text);
            assertTrue(text.contains(json ? "shape=[2, 3, 4]" : "shape        2  3  4"), text);
            assertTrue(text.contains(json ? "spacing=[1.0, 2.0, 3.0]" : "spacing      1  2  3"), text);
            assertFalse(text.contains("SECRET"), text);
        }
    }
}
