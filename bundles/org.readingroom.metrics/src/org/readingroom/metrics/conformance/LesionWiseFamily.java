package org.readingroom.metrics.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.readingroom.api.data.Mask;
import org.readingroom.metrics.segmentation.Dice;
import org.readingroom.metrics.segmentation.LesionWise;
import org.readingroom.metrics.segmentation.MaskPair;
import org.readingroom.metrics.segmentation.SurfelHausdorff95;
import org.readingroom.metrics.segmentation.VoxelCounts;

/** Lesion-wise scores of the three regions of BraTS 2023. */
final class LesionWiseFamily implements Family {
    /** Which labels, 1 necrosis, 2 oedema, 3 enhancing, make up a region. */
    private static final Map<String, String> REGIONS = Map.of("WT", "123", "TC", "13", "ET", "3");

    @Override
    public String name() {
        return "segmentation_lesionwise_brats";
    }

    @Override
    public boolean isMandatory(String key) {
        return key.matches("(WT|TC|ET)\\.(num_.*|lesionwise_.*)");
    }

    @Override
    public void score(JsonNode input, Values values) {
        LesionWise.Rule rule =
                switch (input.path("challenge").asText()) {
                    case "BraTS-MET" -> LesionWise.Rule.METASTASES;
                    case "BraTS-MEN" -> LesionWise.Rule.MENINGIOMA;
                    default -> LesionWise.Rule.GLIOMA;
                };
        REGIONS.forEach((region, labels) ->
                region(region + ".", region(input, "pred", labels), region(input, "ref", labels), rule, values));
    }

    private static void region(String prefix, Mask prediction, Mask reference, LesionWise.Rule rule, Values values) {
        LesionWise score = LesionWise.of(prediction, reference, rule);
        MaskPair pair = MaskPair.of(prediction, reference);
        values.put(prefix + "num_ref_lesions_above_threshold", score.lesions())
                .put(prefix + "num_tp", score.found())
                .put(prefix + "num_fn", score.missed())
                .put(prefix + "num_fp", score.falsePositives())
                .put(prefix + "lesionwise_dice", score.dice())
                .put(prefix + "lesionwise_hd95", score.hd95())
                .put(prefix + "legacy_dice", Dice.of(VoxelCounts.of(pair)))
                .put(prefix + "legacy_hd95", SurfelHausdorff95.of(pair, LesionWise.PENALTY));
    }

    private static Mask region(JsonNode input, String name, String labels) {
        int[] shape = Json.ints(input.get("shape"));
        boolean[] bits = new boolean[shape[0] * shape[1] * shape[2]];
        for (char label : labels.toCharArray()) {
            boolean[] part = MaskVectors.runs(input.get(name).path(String.valueOf(label)), bits.length);
            for (int i = 0; i < bits.length; i++) {
                bits[i] |= part[i];
            }
        }
        return new Mask(shape, Json.doubles(input.get("spacing")), bits);
    }
}
