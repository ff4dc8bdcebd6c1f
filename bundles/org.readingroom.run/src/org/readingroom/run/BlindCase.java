package org.readingroom.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.CaseInfo;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.LabelMap;
import org.readingroom.api.data.Volume;

/**
 * A case as a reader is given it: no reference mask, no labels, no name but the case id, unless it is
 * {@link #named}. Volumes once opened are kept until
 * the case is dropped, since one reader asks for the same volume slice after slice.
 */
final class BlindCase implements Case {
    private final Case whole;
    private final CaseInfo info;
    private final Map<String, Volume> opened = new HashMap<>();
    private Grid grid;

    BlindCase(Case whole) {
        this(whole, whole.info().caseId(), Set.of());
    }

    private BlindCase(Case whole, String patient, Set<String> aliases) {
        this.whole = whole;
        CaseInfo i = whole.info();
        this.info = new CaseInfo(i.caseId(), patient, aliases, "", i.volumes(), Map.of(), false);
    }

    /** One that says whose it is, for those that must know whether they have met the patient before. */
    static BlindCase named(Case whole) {
        return new BlindCase(whole, whole.info().patientId(), whole.info().aliases());
    }

    @Override
    public CaseInfo info() {
        return info;
    }

    @Override
    public synchronized Volume volume(String name) {
        return opened.computeIfAbsent(name, whole::volume);
    }

    /** Opens no volume to keep it. */
    @Override
    public synchronized Grid grid() {
        if (grid == null) {
            grid = whole.grid();
        }
        return grid;
    }

    /** A volume that is kept only where it is kept already. */
    synchronized Volume passing(String name) {
        Volume kept = opened.get(name);
        return kept == null ? whole.volume(name) : kept;
    }

    /** The case itself, for the engine alone. */
    Case whole() {
        return whole;
    }

    @Override
    public Optional<LabelMap> reference() {
        return Optional.empty();
    }
}
