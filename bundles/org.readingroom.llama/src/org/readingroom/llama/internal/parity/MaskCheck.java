package org.readingroom.llama.internal.parity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.readingroom.llama.config.VisionConfig;
import org.readingroom.llama.image.ImageTiles;
import org.readingroom.llama.model.TokenOrder;
import org.readingroom.llama.parity.Finding;
import org.readingroom.llama.text.CrossAttentionMask;

/** Which token looks at what, and the rotary frequencies: what no model is needed for. */
final class MaskCheck {
    private static final double FREQUENCY = 1e-6;

    private final Pack pack;
    private final VisionConfig vision;

    MaskCheck(Pack pack) {
        this.pack = pack;
        this.vision = pack.config().vision().orElseThrow();
    }

    List<Finding> of(PackVariant variant) {
        List<Finding> findings = new ArrayList<>();
        String own = variant.letter() + ".";
        if (pack.has(Pack.FORWARD, own + "inv_freq")) {
            double[] ours = pack.config().text().frequencies();
            double off = Difference.relative(pack.numbers(Pack.FORWARD, own + "inv_freq"), ours);
            findings.add(Finding.of("rotary frequencies", variant.letter(), off, FREQUENCY, "relative"));
        }
        closed(findings, own, "vision_mask", this::visionMask);
        closed(findings, own, "cross_mask_additive", this::crossMask);
        if (pack.has(Pack.FORWARD, own + "full_text_row_mask")) {
            double[] theirs = pack.numbers(Pack.FORWARD, own + "full_text_row_mask");
            findings.add(
                    Finding.exact("rows that look at an image", variant.letter(), Difference.count(theirs, rows())));
        }
        return findings;
    }

    /** The masks among the inputs. */
    List<Finding> inputs() {
        List<Finding> findings = new ArrayList<>();
        if (pack.has(Pack.INPUTS, "cross_attention_mask")) {
            double[] theirs = pack.numbers(Pack.INPUTS, "cross_attention_mask");
            double[] ours = new double[theirs.length];
            int at = 0;
            for (int b = 0; b < pack.batch().size(); b++) {
                for (byte seen : byTile(b)) {
                    ours[at++] = seen;
                }
            }
            findings.add(Finding.exact("cross-attention mask by tile", "", Difference.count(theirs, ours)));
        }
        if (pack.has("token_masks.json")) {
            findings.add(Finding.exact("image spans", "", spans()));
        }
        return findings;
    }

    private interface Closed {
        double[] mask();
    }

    /** An additive mask, by which values are closed: 1, or open: 0. */
    private void closed(List<Finding> findings, String own, String tensor, Closed ours) {
        if (pack.has(Pack.FORWARD, own + tensor)) {
            double[] theirs = Arrays.stream(pack.numbers(Pack.FORWARD, own + tensor))
                    .map(v -> v < -1e30 ? 1 : v)
                    .toArray();
            String item = tensor.startsWith("vision") ? "vision mask" : "cross-attention mask by patch";
            findings.add(
                    Finding.exact(item, own.substring(0, own.length() - 1), Difference.count(theirs, ours.mask())));
        }
    }

    private double[] visionMask() {
        List<double[]> each = new ArrayList<>();
        int tokens = vision.maxTiles() * vision.paddedPatches();
        for (int s = 0; s < pack.batch().size(); s++) {
            for (ImageTiles image : pack.images(s)) {
                int tiles = image.canvas().high() * image.canvas().wide();
                TokenOrder order = new TokenOrder(vision, tiles);
                double[] mask = new double[tokens * tokens];
                for (int i = 0; i < mask.length; i++) {
                    boolean both = !order.isReal(i / tokens, tiles) && !order.isReal(i % tokens, tiles);
                    mask[i] = both ? 1 : 0;
                }
                each.add(mask);
            }
        }
        return each.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    private byte[] byTile(int sequence) {
        List<ImageTiles> images = pack.images(sequence);
        long[] ids = pack.batch().ids()[sequence];
        int[] tiles = images.stream()
                .mapToInt(i -> i.canvas().high() * i.canvas().wide())
                .toArray();
        return CrossAttentionMask.of(ids, pack.config().imageToken(), tiles, images.size(), vision.maxTiles());
    }

    private double[] rows() {
        int length = pack.batch().length();
        double[] rows = new double[pack.batch().size() * length];
        for (int b = 0; b < pack.batch().size(); b++) {
            byte[] mask = byTile(b);
            int each = mask.length / length;
            for (int i = 0; i < mask.length; i++) {
                rows[b * length + i / each] = Math.max(rows[b * length + i / each], mask[i]);
            }
        }
        return rows;
    }

    private double[] crossMask() {
        double[] rows = rows();
        int length = pack.batch().length();
        int patches = vision.patches();
        List<double[]> each = new ArrayList<>();
        for (int b = 0; b < pack.batch().size(); b++) {
            byte[] mask = byTile(b);
            int tiles = mask.length / length;
            double[] wide = new double[mask.length * patches];
            for (int i = 0; i < wide.length; i++) {
                int row = i / (tiles * patches);
                wide[i] = rows[b * length + row] == 1 && mask[i / patches] == 0 ? 1 : 0;
            }
            each.add(wide);
        }
        return each.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    /** How many spans differ; an end of -1 is that of the sequence. */
    private long spans() {
        JsonNode all = PackJson.read(pack.path().resolve("token_masks.json")).path("token_mask_spans");
        int length = pack.batch().length();
        long different = Math.abs(all.size() - pack.batch().size());
        for (int b = 0; b < Math.min(all.size(), pack.batch().size()); b++) {
            List<CrossAttentionMask.Span> ours = CrossAttentionMask.spans(
                    pack.batch().ids()[b], pack.config().imageToken());
            different += Math.abs(all.get(b).size() - ours.size());
            for (int i = 0; i < Math.min(all.get(b).size(), ours.size()); i++) {
                int end = all.get(b).get(i).path(1).asInt();
                CrossAttentionMask.Span theirs =
                        new CrossAttentionMask.Span(all.get(b).get(i).path(0).asInt(), end < 0 ? length : end);
                different += theirs.equals(ours.get(i)) ? 0 : 1;
            }
        }
        return different;
    }
}
