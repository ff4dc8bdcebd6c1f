package org.readingroom.imaging;

import java.util.HashMap;
import java.util.Map;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.DatasetException;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.Volume;

/**
 * The volumes of one case, each read from its file at most once for as long as this object is held: slices of a case
 * share one, so that a file is not read for every slice. Thread-safe.
 */
public final class SourceVolumes {
    private final Case subject;
    private final Map<String, Volume> open = new HashMap<>();
    private Grid grid;

    public SourceVolumes(Case subject) {
        this.subject = subject;
    }

    /** The case. */
    public Case subject() {
        return subject;
    }

    /**
     * A volume of the case.
     *
     * @throws DatasetException where there is none of that name, it cannot be read, or its grid is not that of the
     *     others
     */
    public synchronized Volume volume(String name) {
        Volume volume = open.get(name);
        if (volume == null) {
            volume = subject.volume(name);
            if (grid == null) {
                grid = volume.grid();
            } else if (!grid.matches(volume.grid())) {
                throw new DatasetException("case " + subject.id() + ": volume " + name + " lies on " + volume.grid()
                        + " but the case's other volumes on " + grid
                        + ", or at another place; bring them to one grid before they are read");
            }
            open.put(name, volume);
        }
        return volume;
    }

    /**
     * The grid that all volumes of the case share; reads the first volume by name where none is read yet.
     *
     * @throws DatasetException where the case has no volume
     */
    public synchronized Grid grid() {
        if (grid == null) {
            String first = subject.info().volumes().stream()
                    .findFirst()
                    .orElseThrow(() -> new DatasetException("case " + subject.id() + " has no volume"));
            volume(first);
        }
        return grid;
    }
}
