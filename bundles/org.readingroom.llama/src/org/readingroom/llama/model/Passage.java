package org.readingroom.llama.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.readingroom.api.Monitor;
import org.readingroom.llama.config.LlamaConfig;
import org.readingroom.llama.text.CrossAttentionMask;
import org.readingroom.torch.TensorScope;
import org.readingroom.torch.TorchScript;

/**
 * Sequences on their way through the language part: their prompts once, then token by token, with what they look at.
 *
 * <p>Owns its cache; images stay their owner's.
 */
public final class Passage implements AutoCloseable {
    private final LlamaConfig config;
    private final TextDecoder decoder;
    private final TorchScript script;
    private final Casting casting;
    private final TensorScope scope;
    private final TokenBatch batch;
    private final List<EncodedImages> images;
    private final KeyValueCache cache;
    private final boolean[][] real;
    private final int[] next;
    private Optional<CrossView> later = Optional.empty();

    Passage(
            LlamaConfig config,
            TextDecoder decoder,
            TorchScript script,
            Casting casting,
            TensorScope scope,
            TokenBatch batch,
            List<EncodedImages> images,
            int room,
            Precision precision) {
        this.config = config;
        this.decoder = decoder;
        this.script = script;
        this.casting = casting;
        this.scope = scope;
        this.batch = batch;
        this.images = images;
        int capacity = batch.length() + room;
        this.cache = new KeyValueCache(config.text(), precision, batch.size(), capacity, script, scope);
        this.real = new boolean[batch.size()][capacity];
        this.next = new int[batch.size()];
        for (int b = 0; b < batch.size(); b++) {
            System.arraycopy(batch.real()[b], 0, real[b], 0, batch.length());
            Arrays.fill(real[b], batch.length(), capacity, true);
            for (boolean r : batch.real()[b]) {
                next[b] += r ? 1 : 0;
            }
        }
    }

    /**
     * Takes the prompts in.
     *
     * @param watch is shown the state after each layer
     * @return states (sequences, length, width), owned by {@code into}
     */
    public NDArray begin(TensorScope into, Monitor monitor, BiConsumer<Integer, NDArray> watch) {
        try (TensorScope work = into.inner()) {
            Optional<CrossView> view = images.isEmpty() ? Optional.empty() : Optional.of(firstView(work));
            NDList mask = batch.padded() ? new NDList(selfMask(batch.length(), work)) : new NDList();
            NDArray states = decoder.states(
                    batch.ids(), batch.positions(), mask, mask.isEmpty(), cache, view, work, monitor, watch);
            return into.adopt(states);
        }
    }

    /**
     * Takes one more token of each sequence in.
     *
     * @return states (sequences, 1, width), owned by {@code into}
     */
    public NDArray step(long[] tokens, TensorScope into, Monitor monitor) {
        long[][] ids = new long[tokens.length][];
        int[][] positions = new int[tokens.length][];
        for (int b = 0; b < tokens.length; b++) {
            ids[b] = new long[] {tokens[b]};
            positions[b] = new int[] {next[b]++};
        }
        try (TensorScope work = into.inner()) {
            if (later.isEmpty() && !images.isEmpty()) {
                later = Optional.of(laterView());
            }
            NDList mask = batch.padded() ? new NDList(selfMask(1, work)) : new NDList();
            NDArray states = decoder.states(ids, positions, mask, false, cache, later, work, monitor, (i, x) -> {});
            return into.adopt(states);
        }
    }

    /** The logits of states. */
    public NDArray logits(NDArray states, TensorScope into) {
        return decoder.logits(states, into);
    }

    /** The logits that follow each sequence's last token: (sequences, vocabulary). */
    public float[][] nextLogits(NDArray states) {
        return rows(states, (int) states.getShape().get(1) - 1, 1)[0];
    }

    /**
     * The logits after some tokens: (tokens, sequences, vocabulary).
     *
     * @param first the first of them
     */
    public float[][][] rows(NDArray states, int first, int count) {
        try (TensorScope work = scope.inner()) {
            NDArray some = script.call(work, "tokens", states, first, count);
            float[] flat = decoder.logits(some, work)
                    .toType(ai.djl.ndarray.types.DataType.FLOAT32, false)
                    .toFloatArray();
            int vocabulary = config.text().vocabulary();
            float[][][] rows = new float[count][batch.size()][];
            for (int i = 0; i < batch.size() * count; i++) {
                rows[i % count][i / count] = Arrays.copyOfRange(flat, i * vocabulary, (i + 1) * vocabulary);
            }
            return rows;
        }
    }

    /** (sequences, 1, new tokens, tokens so far): the least number where a token is not to be looked at. */
    private NDArray selfMask(int length, TensorScope work) {
        int first = cache.used();
        int all = first + length;
        float[] allowed = new float[batch.size() * length * all];
        int at = 0;
        for (int b = 0; b < batch.size(); b++) {
            for (int s = 0; s < length; s++) {
                for (int l = 0; l < all; l++) {
                    allowed[at++] = l <= first + s && real[b][l] ? 1 : 0;
                }
            }
        }
        NDArray ones = casting.of(work, allowed, batch.size(), 1, length, all);
        return script.call(work, "additive", ones, casting.least());
    }

    private int imagesEach() {
        return images.get(0).tiles().length;
    }

    private byte[] tileMask(int sequence) {
        int most = config.vision().orElseThrow().maxTiles();
        return CrossAttentionMask.of(
                batch.ids()[sequence], config.imageToken(), images.get(sequence).tiles(), imagesEach(), most);
    }

    /** What the prompts' tokens look at. */
    private CrossView firstView(TensorScope work) {
        int tiles = imagesEach() * config.vision().orElseThrow().maxTiles();
        int length = batch.length();
        float[] allowed = new float[batch.size() * length * tiles];
        float[] seen = new float[batch.size() * length];
        boolean masked = false;
        for (int b = 0; b < batch.size(); b++) {
            byte[] mask = tileMask(b);
            for (int s = 0; s < length; s++) {
                boolean any = false;
                for (int t = 0; t < tiles; t++) {
                    any |= mask[s * tiles + t] == 1;
                }
                seen[b * length + s] = any ? 1 : 0;
                for (int t = 0; t < tiles; t++) {
                    // A row that may look at nothing looks at everything: as the model was trained.
                    boolean open = !any || mask[s * tiles + t] == 1;
                    allowed[(b * length + s) * tiles + t] = open ? 1 : 0;
                    masked |= !open;
                }
            }
        }
        NDList mask = new NDList();
        if (masked) {
            NDArray byTile = casting.of(work, allowed, batch.size(), 1, length, tiles);
            NDArray additive = script.call(work, "additive", byTile, casting.least());
            mask.add(script.call(
                    work, "widen", additive, config.vision().orElseThrow().patches()));
        }
        NDArray rows = casting.of(work, seen, batch.size(), length, 1);
        return new CrossView(joined(true, work), joined(false, work), mask, rows);
    }

    private List<NDArray> joined(boolean keys, TensorScope into) {
        List<NDArray> all = new ArrayList<>();
        int layers = config.text().crossLayers().size();
        for (int i = 0; i < layers; i++) {
            final int layer = i;
            NDList each = new NDList(images.stream()
                    .map(e -> keys ? e.keys().get(layer) : e.values().get(layer))
                    .toArray(NDArray[]::new));
            all.add(joined(each, into));
        }
        return all;
    }

    /** One tensor of several sequences; sequences that look at the same images share its memory. */
    private NDArray joined(NDList each, TensorScope into) {
        if (each.size() == 1) {
            return each.get(0);
        }
        boolean shared = each.stream().allMatch(e -> e == each.get(0));
        return shared ? script.call(into, "share", each.get(0), each.size()) : script.call(into, "join_batch", each);
    }

    /**
     * What every later token looks at: the images of the prompt's last token. Their patches are taken out once, so that no
     * mask is needed where all sequences look at the same tiles.
     */
    private CrossView laterView() {
        int most = config.vision().orElseThrow().maxTiles();
        int patches = config.vision().orElseThrow().patches();
        int tiles = imagesEach() * most;
        byte[][] last = new byte[batch.size()][];
        for (int b = 0; b < last.length; b++) {
            int from = (batch.length() - 1) * tiles;
            last[b] = Arrays.copyOfRange(tileMask(b), from, from + tiles);
        }
        NDArray seen = casting.of(scope, ones(batch.size()), batch.size(), 1, 1);
        boolean same = Arrays.stream(last).allMatch(l -> Arrays.equals(l, last[0]));
        List<NDArray> keys = joined(true, scope);
        List<NDArray> values = joined(false, scope);
        if (same) {
            long[] open = open(last[0], patches);
            if (open.length == (long) tiles * patches) {
                return new CrossView(keys, values, new NDList(), seen);
            }
            NDArray index = scope.of(open, open.length);
            return new CrossView(taken(keys, index), taken(values, index), new NDList(), seen);
        }
        float[] allowed = new float[batch.size() * tiles];
        for (int i = 0; i < allowed.length; i++) {
            allowed[i] = last[i / tiles][i % tiles];
        }
        NDArray byTile = casting.of(scope, allowed, batch.size(), 1, 1, tiles);
        NDArray additive = script.call(scope, "additive", byTile, casting.least());
        return new CrossView(keys, values, new NDList(script.call(scope, "widen", additive, patches)), seen);
    }

    private List<NDArray> taken(List<NDArray> all, NDArray index) {
        return all.stream().map(k -> script.call(scope, "take", k, index)).toList();
    }

    private static long[] open(byte[] tiles, int patches) {
        return java.util.stream.LongStream.range(0, (long) tiles.length * patches)
                .filter(i -> tiles[(int) (i / patches)] == 1)
                .toArray();
    }

    private static float[] ones(int n) {
        float[] ones = new float[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Frees the cache. */
    @Override
    public void close() {
        scope.close();
    }
}
