package org.readingroom.llama.model;

import ai.djl.ndarray.NDArray;
import java.util.stream.LongStream;
import org.readingroom.llama.config.VisionConfig;
import org.readingroom.torch.TensorScope;

/** The order of an image's tokens in the vision tower: patches of tiles that are there first, all others after them. */
public final class TokenOrder {
    private final VisionConfig config;
    private final long[] order;
    private final int real;

    /** @param tiles tiles that are there, at least 1 */
    public TokenOrder(VisionConfig config, int tiles) {
        this.config = config;
        this.real = tiles * config.patches();
        this.order = LongStream.concat(all().filter(i -> isReal(i, tiles)), all().filter(i -> !isReal(i, tiles)))
                .toArray();
    }

    private LongStream all() {
        return LongStream.range(0, (long) config.maxTiles() * config.paddedPatches());
    }

    /** Whether a token, in the order of tiles and patches, is a patch of a tile that is there. */
    public boolean isReal(long token, int tiles) {
        return token / config.paddedPatches() < tiles && token % config.paddedPatches() < config.patches();
    }

    /** How many tokens are patches of tiles that are there. */
    public int real() {
        return real;
    }

    /** The token at each place. */
    public NDArray realFirst(TensorScope scope) {
        return scope.of(order, order.length);
    }

    /** The tile of the token at each place. */
    public NDArray tiles(TensorScope scope) {
        return scope.of(
                LongStream.of(order).map(i -> i / config.paddedPatches()).toArray(), order.length);
    }

    /** The place of each token, by its number in the order of tiles and patches. */
    public long[] back() {
        long[] back = new long[order.length];
        for (int i = 0; i < order.length; i++) {
            back[(int) order[i]] = i;
        }
        return back;
    }

    /** The place of each patch, tile by tile, padding left out. */
    public NDArray patchesBack(TensorScope scope) {
        long[] back = back();
        long[] some = all().filter(i -> i % config.paddedPatches() < config.patches())
                .map(i -> back[(int) i])
                .toArray();
        return scope.of(some, some.length);
    }
}
