package org.readingroom.llama.internal.parity;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.readingroom.llama.model.Variant;

/**
 * A variant of a pack, told by the names of its tensors, such as {@code B_after_hfrow.f32.logits}; tensors of one variant
 * alone are named by its letter, such as {@code A.greedy_tokens}.
 *
 * @param letter its short name
 * @param name what the names of its tensors begin with
 * @param variant what it means
 */
record PackVariant(String letter, String name, Variant variant) {
    private static final Pattern NAME =
            Pattern.compile("(([A-Za-z0-9]+)_(before|after)_(hfrow|metarow))\\.f(32|64)\\.\\w+");

    /** The variants of a pack by letter. */
    static Map<String, PackVariant> of(Pack pack) {
        Map<String, PackVariant> all = new TreeMap<>();
        for (String tensor : pack.file(Pack.FORWARD).names()) {
            Matcher m = NAME.matcher(tensor);
            if (m.matches()) {
                Variant.Capture capture = m.group(3).equals("before") ? Variant.Capture.BEFORE : Variant.Capture.AFTER;
                Variant.RowMask rows =
                        m.group(4).equals("hfrow") ? Variant.RowMask.MLP : Variant.RowMask.ATTENTION_AND_MLP;
                all.put(m.group(2), new PackVariant(m.group(2), m.group(1), new Variant(capture, rows)));
            }
        }
        return all;
    }
}
