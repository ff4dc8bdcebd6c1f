package org.readingroom.datasets;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.CaseInfo;
import org.readingroom.api.data.DatasetException;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.LabelMap;
import org.readingroom.api.data.Volume;

/** A synthetic patient in memory: four 16-bit volumes {@code t1 t1ce t2 flair} and a mask with BraTS' labels. */
public final class PhantomCase implements Case {
    /** A volume of 16-bit whole numbers. */
    private record ShortVolume(Grid grid, short[] values) implements Volume {
        @Override
        public double value(int index) {
            return values[index];
        }
    }

    private final PhantomFacts facts;
    private final CaseInfo info;
    private final Map<String, Volume> volumes;
    private final LabelMap labels;

    PhantomCase(PhantomFacts facts, Map<String, short[]> volumes, LabelMap labels) {
        this.facts = facts;
        this.labels = labels;
        this.volumes = volumes.entrySet().stream()
                .collect(java.util.stream.Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, e -> new ShortVolume(labels.grid(), e.getValue())));
        info = new CaseInfo(
                facts.caseId(),
                facts.caseId(),
                Set.of(facts.caseId()),
                facts.site(),
                this.volumes.keySet(),
                Map.of("grade", facts.grade()),
                true);
    }

    /** What was drawn for the patient. */
    public PhantomFacts facts() {
        return facts;
    }

    @Override
    public CaseInfo info() {
        return info;
    }

    @Override
    public Volume volume(String name) {
        Volume volume = volumes.get(name);
        if (volume == null) {
            throw new DatasetException(
                    "case " + facts.caseId() + " has no volume " + name + ", only " + volumes.keySet());
        }
        return volume;
    }

    @Override
    public Optional<LabelMap> reference() {
        return Optional.of(labels);
    }
}
