package org.readingroom.lora.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.Arrays;
import org.readingroom.llama.config.LlamaConfig;
import org.readingroom.llama.model.Casting;
import org.readingroom.llama.text.CrossAttentionMask;
import org.readingroom.torch.TensorScope;

/** Which image tokens the rows of a batch have, and which of them each token looks at. */
final class RowTokens {
    private final RowBatch batch;
    private final ImageSet set;
    private final int[][] each;
    private final int most;
    private final int patches;
    private final byte[][] looks;
    private final int open;
    private final int blind;
    private final boolean all;

    /**
     * Counts them.
     *
     * @param each the images of each row, by number
     * @param blindMatter whether it matters what tokens see that look at no image
     */
    RowTokens(LlamaConfig config, RowBatch batch, ImageSet set, int[][] each, boolean blindMatter) {
        this.batch = batch;
        this.set = set;
        this.each = each;
        this.most = config.vision().orElseThrow().maxTiles();
        this.patches = config.vision().orElseThrow().patches();
        this.looks = new byte[batch.size()][];
        int longest = 0;
        for (int b = 0; b < looks.length; b++) {
            int[] tiles = Arrays.stream(each[b]).map(i -> set.tiles()[i]).toArray();
            looks[b] = CrossAttentionMask.of(batch.ids(b), config.imageToken(), tiles, batch.images(), most);
            longest = Math.max(longest, Arrays.stream(tiles).sum() * patches);
        }
        this.open = longest;
        int last = lastBlind();
        this.all = blindMatter && last > 0;
        this.blind = all && (masked() || open < width()) ? last : 0;
    }

    private int lastBlind() {
        int last = 0;
        for (int b = 0; b < batch.size(); b++) {
            for (int s = 0; s < batch.length(); s++) {
                last = sees(b, s) ? last : Math.max(last, s + 1);
            }
        }
        return last;
    }

    /** How many image tokens of a row may be looked at, at most. */
    int open() {
        return open;
    }

    /** No token from this one on looks at no image; 0 where that makes no difference. */
    int blind() {
        return blind;
    }

    /** Image tokens of a row: all where tokens that look at no image see all, else those that are open. */
    private int width() {
        return all ? batch.images() * most * patches : open;
    }

    /** Of each row: its image tokens by their number among all, those that are open first. */
    long[] index() {
        long[] index = new long[each.length * width()];
        for (int b = 0; b < each.length; b++) {
            int at = b * width();
            for (int image : each[b]) {
                at = put(index, at, image, 0, set.tiles()[image]);
            }
            for (int image : each[b]) {
                at = all ? put(index, at, image, set.tiles()[image], most) : at;
            }
        }
        return index;
    }

    private int put(long[] index, int at, int image, int from, int to) {
        long first = set.first()[image];
        int next = at;
        for (int k = from * patches; k < to * patches; k++) {
            index[next++] = first + k;
        }
        return next;
    }

    private boolean looks(int row, int token, int image, int tile) {
        return looks[row][(token * batch.images() + image) * most + tile] == 1;
    }

    private boolean sees(int row, int token) {
        int from = token * batch.images() * most;
        for (int i = from; i < from + batch.images() * most; i++) {
            if (looks[row][i] == 1) {
                return true;
            }
        }
        return false;
    }

    /** (rows, length): 1 for tokens that look at an image. */
    float[] seen() {
        float[] seen = new float[batch.size() * batch.length()];
        for (int i = 0; i < seen.length; i++) {
            seen[i] = sees(i / batch.length(), i % batch.length()) ? 1 : 0;
        }
        return seen;
    }

    private boolean masked() {
        for (int b = 0; b < batch.size(); b++) {
            for (int s = 0; s < batch.length(); s++) {
                if (sees(b, s) && count(b, s) * patches < open) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Tiles that a token looks at. */
    private int count(int row, int token) {
        int count = 0;
        for (int m = 0; m < each[row].length; m++) {
            for (int t = 0; t < set.tiles()[each[row][m]]; t++) {
                count += looks(row, token, m, t) ? 1 : 0;
            }
        }
        return count;
    }

    /**
     * (rows, 1, length, open): the least number where a token does not look; nothing where every token looks at all.
     */
    NDList mask(Casting casting, Functions functions, TensorScope scope) {
        if (!masked()) {
            return new NDList();
        }
        float[] allowed = new float[batch.size() * batch.length() * open];
        for (int b = 0; b < batch.size(); b++) {
            for (int s = 0; s < batch.length(); s++) {
                fill(allowed, (b * batch.length() + s) * open, b, s);
            }
        }
        NDArray ones = casting.of(scope, allowed, batch.size(), 1, batch.length(), open);
        return new NDList(functions.text().call(scope, "additive", ones, casting.least()));
    }

    /** Opens what a token looks at; everything where it looks at nothing, for a softmax needs something. */
    private void fill(float[] allowed, int from, int row, int token) {
        if (!sees(row, token)) {
            Arrays.fill(allowed, from, from + open, 1);
            return;
        }
        int at = from;
        for (int m = 0; m < each[row].length; m++) {
            for (int t = 0; t < set.tiles()[each[row][m]]; t++) {
                Arrays.fill(allowed, at, at + patches, looks(row, token, m, t) ? 1 : 0);
                at += patches;
            }
        }
    }
}
