package org.readingroom.llama.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.readingroom.llama.LlamaException;

/**
 * How pixels become numbers: {@code preprocessor_config.json} of a model folder.
 *
 * @param mean of each of red, green and blue, subtracted after scaling
 * @param deviation of each, divided by
 * @param rescale multiplies a pixel of 0 to 255
 */
public record ProcessorConfig(double[] mean, double[] deviation, double rescale) {
    /** What the published models use. */
    public static final ProcessorConfig PUBLISHED = new ProcessorConfig(
            new double[] {0.48145466, 0.4578275, 0.40821073},
            new double[] {0.26862954, 0.26130258, 0.27577711},
            0.00392156862745098);

    private static final int BILINEAR = 2;

    /**
     * Reads the file.
     *
     * @throws LlamaException naming the setting that we do not follow
     */
    public static ProcessorConfig read(String json) {
        try {
            JsonNode o = new ObjectMapper().readTree(json);
            for (String step : new String[] {"do_resize", "do_rescale", "do_normalize", "do_pad"}) {
                if (!o.path(step).asBoolean(true)) {
                    throw new LlamaException(
                            "preprocessor_config.json: " + step + " false is not followed here; it must be true");
                }
            }
            if (o.path("resample").asInt(BILINEAR) != BILINEAR) {
                throw new LlamaException("preprocessor_config.json: resample " + o.path("resample")
                        + " is not followed here; 2 (bilinear) is");
            }
            return new ProcessorConfig(
                    three(o, "image_mean", PUBLISHED.mean),
                    three(o, "image_std", PUBLISHED.deviation),
                    o.path("rescale_factor").asDouble(PUBLISHED.rescale));
        } catch (JsonProcessingException e) {
            throw new LlamaException("preprocessor_config.json is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static double[] three(JsonNode o, String key, double[] def) {
        if (!o.has(key)) {
            return def;
        }
        JsonNode list = o.get(key);
        if (list.size() != 3) {
            throw new LlamaException("preprocessor_config.json: " + key + " is three numbers, not " + list);
        }
        return new double[] {
            list.get(0).asDouble(), list.get(1).asDouble(), list.get(2).asDouble()
        };
    }
}
