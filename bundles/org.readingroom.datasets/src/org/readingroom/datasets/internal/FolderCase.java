package org.readingroom.datasets.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.CaseInfo;
import org.readingroom.api.data.DatasetException;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.LabelMap;
import org.readingroom.api.data.Volume;

/**
 * A case whose images lie in files. Before the first image is opened, the headers of all are compared: modalities and
 * mask of one case share one grid, or the case is refused with both files named.
 */
final class FolderCase implements Case {
    private final CaseInfo info;
    private final Map<String, ImageFile> volumes;
    private final Optional<ImageFile> mask;
    private final int greatestLabel;
    private boolean gridsChecked;

    /**
     * @param info what is known; its volumes are the keys of {@code volumes}
     * @param volumes the files by modality
     * @param mask the reference mask's file
     * @param greatestLabel labels are 0 to this
     */
    FolderCase(CaseInfo info, Map<String, ImageFile> volumes, Optional<ImageFile> mask, int greatestLabel) {
        this.info = info;
        this.volumes = new TreeMap<>(volumes);
        this.mask = mask;
        this.greatestLabel = greatestLabel;
    }

    @Override
    public CaseInfo info() {
        return info;
    }

    @Override
    public Volume volume(String name) {
        ImageFile file = volumes.get(name);
        if (file == null) {
            throw new DatasetException("case " + info.caseId() + " has no volume " + name + ", only " + info.volumes()
                    + "; leave the case out or use another volume");
        }
        checkGrids();
        return file.read();
    }

    @Override
    public Optional<LabelMap> reference() {
        if (mask.isEmpty()) {
            return Optional.empty();
        }
        checkGrids();
        return Optional.of(labels(mask.get()));
    }

    private LabelMap labels(ImageFile file) {
        LabelMap labels;
        try {
            labels = LabelMap.of(file.read());
        } catch (org.readingroom.nifti.NiftiException e) {
            throw e;
        } catch (DatasetException e) {
            throw new DatasetException(file.path() + ": " + e.getMessage(), e);
        }
        for (int i = 0; i < labels.grid().size(); i++) {
            if (labels.label(i) > greatestLabel) {
                throw new DatasetException(file.path() + " holds label " + labels.label(i) + " at flat index " + i
                        + ", but labels are 0 to " + greatestLabel + "; is it the mask of another challenge?");
            }
        }
        return labels;
    }

    private synchronized void checkGrids() {
        if (gridsChecked) {
            return;
        }
        List<ImageFile> files = new ArrayList<>(volumes.values());
        mask.ifPresent(files::add);
        Grid first = files.get(0).grid();
        for (ImageFile file : files) {
            Grid grid = file.grid();
            if (!first.matches(grid)) {
                throw new DatasetException("case " + info.caseId() + ": the grids of two of its images differ: "
                        + files.get(0).path() + " has " + describe(first) + ", " + file.path() + " has "
                        + describe(grid) + "; resample one onto the other's grid first");
            }
        }
        gridsChecked = true;
    }

    private static String describe(Grid grid) {
        return grid + " and affine " + grid.affine();
    }
}
