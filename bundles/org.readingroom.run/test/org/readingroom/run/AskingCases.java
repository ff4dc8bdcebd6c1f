package org.readingroom.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.readingroom.api.Monitor;
import org.readingroom.api.PluginId;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.CaseInfo;
import org.readingroom.api.data.Dataset;
import org.readingroom.api.data.DatasetPlugin;
import org.readingroom.api.data.FloatVolume;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.LabelMap;
import org.readingroom.api.data.Volume;
import org.readingroom.api.settings.Setting;

/** A dataset of cases of two volumes. */
final class AskingCases {
    private AskingCases() {}

    /** @param t1 added to the first voxel of t1, which no digest of a cohort covers */
    record PairsSettings(
            @Setting(value = "Cases.", def = "9") int cases,

            @Setting(value = "Change of t1.", def = "0") int t1) {}

    @PluginId(id = "pairs", label = "Pairs")
    static final class PairsPlugin implements DatasetPlugin<PairsSettings> {
        @Override
        public Class<PairsSettings> settingsType() {
            return PairsSettings.class;
        }

        @Override
        public Dataset open(PairsSettings settings, Monitor monitor) {
            List<Case> cases = new ArrayList<>();
            for (int i = 0; i < settings.cases(); i++) {
                cases.add(new PairCase(new MemoryCase(i, 0), settings.t1()));
            }
            return new Dataset() {
                @Override
                public String name() {
                    return "pairs";
                }

                @Override
                public List<Case> cases() {
                    return cases;
                }
            };
        }
    }

    /** A case of a second volume, the first upside down. */
    record PairCase(MemoryCase flair, int change) implements Case {
        @Override
        public CaseInfo info() {
            CaseInfo i = flair.info();
            return new CaseInfo(
                    i.caseId(), i.patientId(), i.aliases(), i.source(), Set.of("flair", "t1"), i.labels(), true);
        }

        @Override
        public Grid grid() {
            return flair.grid();
        }

        @Override
        public Volume volume(String name) {
            float[] values = flair.volume("flair").toFloats().clone();
            if (name.equals("t1")) {
                for (int v = 0; v < values.length; v++) {
                    values[v] = 200 - values[v];
                }
                values[values.length / 2] += change;
            }
            return new FloatVolume(grid(), values);
        }

        @Override
        public Optional<LabelMap> reference() {
            return flair.reference();
        }
    }
}
