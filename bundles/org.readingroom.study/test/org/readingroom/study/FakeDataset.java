package org.readingroom.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.readingroom.api.data.Affine;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.CaseInfo;
import org.readingroom.api.data.Dataset;
import org.readingroom.api.data.FloatVolume;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.LabelMap;
import org.readingroom.api.data.Volume;

/** Cases in memory, each with a scan of its own unless it is told to share one. */
record FakeDataset(List<Case> cases) implements Dataset {
    static FakeDataset of(Case... cases) {
        return new FakeDataset(List.of(cases));
    }

    /** {@code lgg} low-grade and {@code hgg} high-grade patients of one case each. */
    static FakeDataset graded(int lgg, int hgg) {
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < lgg + hgg; i++) {
            String id = String.format("P%03d", i);
            cases.add(scan(id, id, Set.of(), i < lgg ? "LGG" : "HGG", i));
        }
        return new FakeDataset(cases);
    }

    static Case scan(String caseId, String patient, Set<String> aliases, String grade, int voxel) {
        return scan(caseId, patient, aliases, "", grade, voxel);
    }

    static Case scan(String caseId, String patient, Set<String> aliases, String source, String grade, int voxel) {
        CaseInfo info = new CaseInfo(caseId, patient, aliases, source, Set.of("flair"), Map.of("grade", grade), false);
        return new Case() {
            @Override
            public CaseInfo info() {
                return info;
            }

            @Override
            public Volume volume(String name) {
                return new FloatVolume(new Grid(1, 1, 2, Affine.scaling(1, 1, 1)), new float[] {voxel, 1});
            }

            @Override
            public Optional<LabelMap> reference() {
                return Optional.empty();
            }
        };
    }

    @Override
    public String name() {
        return "fake";
    }
}
