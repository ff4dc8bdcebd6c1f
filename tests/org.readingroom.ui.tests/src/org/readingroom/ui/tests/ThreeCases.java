package org.readingroom.ui.tests;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Affine;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.CaseInfo;
import org.readingroom.api.data.Dataset;
import org.readingroom.api.data.DatasetException;
import org.readingroom.api.data.DatasetPlugin;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.LabelMap;
import org.readingroom.api.data.Volume;
import org.readingroom.api.settings.Root;
import org.readingroom.api.settings.Setting;

/** A dataset plugin whose folders hold the same three cases, unless they are called {@code broken}. */
public final class ThreeCases implements DatasetPlugin<ThreeCases.Settings> {
    /** Its settings. */
    public record Settings(@Setting("Where it lies.") Root root) {}

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public Dataset open(Settings settings, Monitor monitor) {
        String name = settings.root().folder().getFileName().toString();
        if (name.equals("broken")) {
            throw new DatasetException("nothing usable in " + settings.root().folder() + "; choose another folder");
        }
        return new Dataset() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<Case> cases() {
                return List.of(
                        of("case_10", "p1", "HGG", true),
                        of("case_2", "p2", "LGG", true),
                        of("case_1", "p3", "", false));
            }
        };
    }

    private static Case of(String id, String patient, String grade, boolean mask) {
        Map<String, String> labels = grade.isEmpty() ? Map.of() : Map.of("grade", grade);
        CaseInfo info = new CaseInfo(id, patient, Set.of(), "site A", Set.of("t1", "flair"), labels, mask);
        return new Listed(info);
    }

    /** A case without images. */
    private record Listed(CaseInfo info) implements Case {
        @Override
        public Volume volume(String name) {
            throw new DatasetException("case " + id() + " has no images");
        }

        @Override
        public Optional<LabelMap> reference() {
            // 9 ml of the first patient, 20 ml of the second.
            Grid grid = new Grid(10, 10, 10, Affine.scaling(2, 5, 10));
            byte[] labels = new byte[grid.size()];
            Arrays.fill(labels, 0, info.patientId().equals("p1") ? 90 : 200, (byte) 1);
            return info.hasReference() ? Optional.of(new LabelMap(grid, labels)) : Optional.empty();
        }
    }
}
