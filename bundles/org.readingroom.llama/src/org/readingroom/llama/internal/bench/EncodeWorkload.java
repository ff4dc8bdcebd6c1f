package org.readingroom.llama.internal.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import org.readingroom.bench.Agreement;
import org.readingroom.bench.Workload;
import org.readingroom.llama.model.EncodedImages;

/** An image of one tile encoded, up to the keys and values that text looks at. */
final class EncodeWorkload implements Workload {
    private static final double TOLERANCE = 1e-3;

    private final ImageModel owner;
    private float[] keys = {};

    EncodeWorkload(ImageModel owner) {
        this.owner = owner;
    }

    @Override
    public String title() {
        return "encoding an image of one tile of " + RandomLlama.SIDE + ", of four that fit, " + BenchModel.THREADS
                + " threads";
    }

    @Override
    public double goal() {
        return 1.0;
    }

    @Override
    public int warmUp() {
        return 1;
    }

    @Override
    public Map<String, Object> request() {
        return owner.request("encode", 0, 0);
    }

    @Override
    public void repeat() {
        keys = owner.model().runtime().call(() -> {
            try (EncodedImages image = owner.encode()) {
                return image.keys().get(0).toFloatArray();
            }
        });
    }

    /** The keys of the first cross layer's first head, of the first patches. */
    @Override
    public Agreement check(JsonNode values) {
        double worst = values.isEmpty() ? Double.POSITIVE_INFINITY : 0;
        for (int i = 0; i < values.size(); i++) {
            worst = Math.max(worst, Math.abs(values.get(i).asDouble() - keys[i]));
        }
        return new Agreement(
                worst <= TOLERANCE,
                String.format(
                        Locale.ROOT, "%d keys, at most %.1e apart (allowed %.0e)", values.size(), worst, TOLERANCE));
    }
}
