package org.readingroom.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.readingroom.api.data.Affine;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.CaseInfo;
import org.readingroom.api.data.FloatVolume;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.LabelMap;
import org.readingroom.api.data.Volume;
import org.readingroom.study.Target;

class TargetCaseTest {
    private static final Grid GRID = new Grid(5, 1, 1, Affine.scaling(1, 1, 1));

    /** One voxel of each label of BraTS. */
    private final Case whole = new Case() {
        @Override
        public CaseInfo info() {
            return new CaseInfo("A", "a", Set.of(), "", Set.of("flair"), Map.of(), true);
        }

        @Override
        public Volume volume(String name) {
            return new FloatVolume(GRID, new float[5]);
        }

        @Override
        public Optional<LabelMap> reference() {
            return Optional.of(new LabelMap(GRID, new byte[] {0, 1, 2, 3, 4}));
        }
    };

    private String truth(Target target) {
        StringBuilder in = new StringBuilder();
        boolean[] bits =
                CaseTruth.of(TargetCase.of(whole, target)).mask().orElseThrow().bits();
        for (boolean b : bits) {
            in.append(b ? '1' : '0');
        }
        return in.toString();
    }

    @Test
    void theRegionsAreThoseOfBraTS() {
        assertEquals("01111", truth(Target.WT));
        assertEquals("01011", truth(Target.TC));
        assertEquals("00011", truth(Target.ET));
    }

    @Test
    void theWholeTumourIsTheCaseItself() {
        assertSame(whole, TargetCase.of(whole, Target.WT));
    }
}
