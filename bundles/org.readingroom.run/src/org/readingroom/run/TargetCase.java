package org.readingroom.run;

import java.util.Optional;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.CaseInfo;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.LabelMap;
import org.readingroom.api.data.Volume;
import org.readingroom.study.Target;

/**
 * A case whose reference holds the study's target region alone, so that truth, training and every use of the reference
 * mean the same tumour.
 */
final class TargetCase implements Case {
    private final Case whole;
    private final Target target;

    private TargetCase(Case whole, Target target) {
        this.whole = whole;
        this.target = target;
    }

    /** The case as the study sees it; the case itself where the target is the whole tumour. */
    static Case of(Case whole, Target target) {
        return target == Target.WT ? whole : new TargetCase(whole, target);
    }

    @Override
    public CaseInfo info() {
        return whole.info();
    }

    @Override
    public Grid grid() {
        return whole.grid();
    }

    @Override
    public Volume volume(String name) {
        return whole.volume(name);
    }

    @Override
    public Optional<LabelMap> reference() {
        return whole.reference().map(this::targetAlone);
    }

    private LabelMap targetAlone(LabelMap all) {
        byte[] labels = new byte[all.grid().size()];
        for (int i = 0; i < labels.length; i++) {
            int label = all.label(i);
            labels[i] = target.labels().contains(label) ? (byte) label : 0;
        }
        return new LabelMap(all.grid(), labels);
    }
}
