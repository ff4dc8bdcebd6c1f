package org.readingroom.llama.internal.parity;

import java.util.ArrayList;
import java.util.List;
import org.readingroom.llama.parity.Finding;
import org.readingroom.llama.quant.DynamicMap;
import org.readingroom.llama.quant.NestedScales;
import org.readingroom.llama.quant.Nf4;
import org.readingroom.llama.quant.Nf4Tensor;

/** A weight in NF4 with double quantisation: every byte and number must be the same. */
final class QuantCheck {
    private static final String FILE = "golden_quant.safetensors";

    private final Pack pack;
    private final List<Finding> findings = new ArrayList<>();

    QuantCheck(Pack pack) {
        this.pack = pack;
    }

    List<Finding> all() {
        if (!pack.has(FILE)) {
            return List.of();
        }
        same("nf4_code", Nf4.values());
        same("nf4_thresholds", Nf4.thresholds());
        same("dynamic_signed", DynamicMap.values());
        same("dynamic_unsigned", DynamicMap.unsignedValues());
        if (pack.has(FILE, "W")) {
            float[] weight = pack.floats(FILE, "W");
            Nf4Tensor.Builder builder = new Nf4Tensor.Builder(weight.length).add(weight);
            NestedScales nested = builder.nested();
            same("packed", builder.plain().packed());
            same("absmax", builder.plain().scales());
            same("dequant", builder.plain().weights(0, weight.length));
            same("nested_absmax_u8", nested.codes());
            same("nested_absmax", nested.largest());
            same("nested_offset", nested.offset());
            same("absmax_from_nested", nested.restored());
            same("dequant_nested", builder.doubly().weights(0, weight.length));
        }
        if (pack.has(FILE, "adam8_p0")) {
            findings.add(Finding.notImplemented("8-bit optimiser"));
        }
        return List.copyOf(findings);
    }

    private void same(String tensor, float... ours) {
        double[] wide = new double[ours.length];
        for (int i = 0; i < ours.length; i++) {
            wide[i] = ours[i];
        }
        if (pack.has(FILE, tensor)) {
            findings.add(Finding.exact("nf4 " + tensor, "", Difference.count(pack.numbers(FILE, tensor), wide)));
        }
    }

    private void same(String tensor, byte[] ours) {
        if (pack.has(FILE, tensor)) {
            findings.add(Finding.exact("nf4 " + tensor, "", ImageCheck.different(pack.bytes(FILE, tensor), ours)));
        }
    }
}
