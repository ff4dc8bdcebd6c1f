package org.readingroom.llama.internal.parity;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.readingroom.llama.LlamaException;
import org.readingroom.llama.image.Canvas;
import org.readingroom.llama.image.PillowResize;
import org.readingroom.llama.parity.Finding;

/** Resized pixels and canvases, which must be the same. */
final class ImageCheck {
    private static final String RESIZE = "golden_resize.safetensors";
    private static final Pattern RESIZED = Pattern.compile("(bilinear|lanczos)(\\d+)_(\\d+)x(\\d+)");
    private static final Pattern CANVASES = Pattern.compile("golden_canvas_(\\d+)\\.json");

    private final Pack pack;

    ImageCheck(Pack pack) {
        this.pack = pack;
    }

    List<Finding> all() {
        List<Finding> findings = new ArrayList<>();
        if (pack.has(RESIZE)) {
            pack.file(RESIZE).names().stream().sorted().forEach(name -> {
                Matcher m = RESIZED.matcher(name);
                if (m.matches()) {
                    findings.add(resized(name, m));
                }
            });
        }
        try (Stream<Path> files = Files.list(pack.path())) {
            files.sorted().forEach(file -> {
                Matcher m = CANVASES.matcher(file.getFileName().toString());
                if (m.matches()) {
                    findings.add(canvases(file, Integer.parseInt(m.group(1))));
                }
            });
        } catch (IOException e) {
            throw new LlamaException("cannot list " + pack.path() + ": " + e.getMessage(), e);
        }
        return findings;
    }

    private Finding resized(String name, Matcher m) {
        String source = "src" + m.group(2);
        long[] from = pack.shape(RESIZE, source);
        byte[] ours = PillowResize.resize(
                pack.bytes(RESIZE, source),
                (int) from[0],
                (int) from[1],
                (int) from[2],
                Integer.parseInt(m.group(3)),
                Integer.parseInt(m.group(4)),
                PillowResize.Kernel.valueOf(m.group(1).toUpperCase(Locale.ROOT)));
        return Finding.exact("resize " + name, "", different(pack.bytes(RESIZE, name), ours));
    }

    /** How many bytes are not the same; all where the lengths differ. */
    static long different(byte[] theirs, byte[] ours) {
        if (theirs.length != ours.length) {
            return Math.max(theirs.length, ours.length);
        }
        long different = 0;
        for (int i = 0; i < ours.length; i++) {
            different += theirs[i] == ours[i] ? 0 : 1;
        }
        return different;
    }

    private Finding canvases(Path file, int tile) {
        long different = 0;
        for (JsonNode row : PackJson.read(file)) {
            Canvas theirs = new Canvas(
                    row.path("aspect_ratio_id").asInt(),
                    row.path("tiles_h").asInt(),
                    row.path("tiles_w").asInt(),
                    row.path("new_h").asInt(),
                    row.path("new_w").asInt());
            Canvas ours = Canvas.of(
                    row.path("h").asInt(),
                    row.path("w").asInt(),
                    tile,
                    pack.config().vision().orElseThrow().ratios());
            different += theirs.equals(ours) ? 0 : 1;
        }
        return Finding.exact("canvases of tiles of " + tile, "", different);
    }
}
