package org.readingroom.lora;

/**
 * What an adapter is: y = W x + s B (A dropout(x)) in the place of y = W x, with A (r, in) and B (out, r). Source: Hu et al.
 * 2021 (LoRA); rank-stabilised scale from Kalajdzievski 2023 (rsLoRA).
 *
 * @param r the rank, at least 1
 * @param alpha numerator of the scale s
 * @param dropout the share of the inputs of A that training zeroes, in [0, 1)
 * @param rankStabilised whether s is alpha / sqrt(r) rather than alpha / r
 * @param vision whether layers of the vision tower are changed
 * @param language whether layers of the language part are changed
 * @param attention whether the projections of attention are changed, in the parts chosen
 * @param mlp whether the MLPs are changed, in the parts chosen
 * @param start how A begins; B begins with zeros
 */
public record AdapterSettings(
        int r,
        double alpha,
        double dropout,
        boolean rankStabilised,
        boolean vision,
        boolean language,
        boolean attention,
        boolean mlp,
        Start start) {
    /** How A begins. */
    public enum Start {
        /** Even in ±1 / sqrt(in): Kaiming's uniform rule with a = sqrt(5). */
        KAIMING,
        /** Normal with deviation 1 / r. */
        GAUSSIAN
    }

    public AdapterSettings {
        if (r < 1) {
            throw new LoraException("an adapter of rank " + r + "; give r of 1 or more");
        }
        if (!(alpha > 0 && Double.isFinite(alpha))) {
            throw new LoraException("an adapter with alpha " + alpha + "; give a number above 0");
        }
        if (!(dropout >= 0 && dropout < 1)) {
            throw new LoraException("an adapter with dropout " + dropout + "; give a number from 0 to below 1");
        }
    }

    /** An adapter without dropout that begins by Kaiming's rule, scaled by alpha / r. */
    public static AdapterSettings of(int r, double alpha, boolean vision, boolean language) {
        return new AdapterSettings(r, alpha, 0, false, vision, language, true, true, Start.KAIMING);
    }

    /** What the product B A x is multiplied with. */
    public double scale() {
        return rankStabilised ? alpha / Math.sqrt(r) : alpha / r;
    }
}
