package org.readingroom.datasets;

import java.util.List;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.Dataset;
import org.readingroom.api.data.DatasetException;
import org.readingroom.datasets.internal.NnUnetListing;

/**
 * An nnU-Net data set, of version 1 or 2, or one of the Medical Segmentation Decathlon whose images are 4-D: channels
 * as volumes under the names of {@code dataset.json} (MRI modalities under ours: {@code t1 t1ce t2 flair}), the labels
 * as they are. A case is a patient of its own unless a name mapping says otherwise, for the layout knows no patients.
 */
public final class NnUnetDataset implements Dataset {
    private final NnUnetListing listing;

    private NnUnetDataset(NnUnetListing listing) {
        this.listing = listing;
    }

    /**
     * Lists the cases; no image is opened.
     *
     * @throws DatasetException where there is no dataset.json, it cannot be read, or it has no case
     */
    public static NnUnetDataset open(NnUnetSettings settings, Monitor monitor) {
        return new NnUnetDataset(NnUnetListing.of(settings, monitor));
    }

    @Override
    public String name() {
        return listing.name();
    }

    @Override
    public List<Case> cases() {
        return listing.cases();
    }

    @Override
    public List<String> remarks() {
        return listing.remarks();
    }
}
