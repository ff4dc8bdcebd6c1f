package org.readingroom.llama.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.readingroom.llama.Golden;

/** Tiles and pixels against Pillow's and transformers' own. */
class ImageProcessorTest {
    private static List<List<Integer>> canvases() {
        List<List<Integer>> all = new ArrayList<>();
        for (int h = 1; h <= 4; h++) {
            for (int w = 1; h * w <= 4; w++) {
                all.add(List.of(h, w));
            }
        }
        return all;
    }

    @Test
    void everyCanvasOfTheTableIsTransformers() throws IOException {
        int n = 0;
        for (JsonNode o : new ObjectMapper().readTree(Golden.resource("golden_canvas_560.json"))) {
            Canvas ours = Canvas.of(o.get("h").asInt(), o.get("w").asInt(), 560, canvases());
            Canvas theirs = new Canvas(
                    o.get("aspect_ratio_id").asInt(),
                    o.get("tiles_h").asInt(),
                    o.get("tiles_w").asInt(),
                    o.get("new_h").asInt(),
                    o.get("new_w").asInt());
            assertEquals(theirs, ours, o.toString());
            n++;
        }
        assertEquals(30, n);
    }

    @TestFactory
    Stream<DynamicTest> everyPixelIsPillows() {
        Golden golden = Golden.of("golden_resize.safetensors");
        return Stream.of(PillowResize.Kernel.values())
                .flatMap(kernel -> Stream.of("0_60x86", "1_40x30", "2_64x64", "3_28x59")
                        .map(name -> DynamicTest.dynamicTest(kernel + " " + name, () -> {
                            String key = kernel.name().toLowerCase(java.util.Locale.ROOT) + name;
                            int[] from = golden.shape("src" + name.charAt(0));
                            int[] to = golden.shape(key);
                            byte[] ours = PillowResize.resize(
                                    golden.bytes("src" + name.charAt(0)), from[0], from[1], 3, to[0], to[1], kernel);
                            assertArrayEquals(golden.bytes(key), ours);
                        })));
    }
}
