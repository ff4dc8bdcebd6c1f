package org.readingroom.datasets;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.Dataset;
import org.readingroom.api.data.DatasetException;
import org.readingroom.api.data.Generated;
import org.readingroom.api.data.Generator;
import org.readingroom.datasets.internal.BratsListing;

/**
 * A BraTS training or validation folder of any year from 2017 to 2023: four volumes a case ({@code t1 t1ce t2 flair}),
 * a mask with labels 0 to 4, and the grade from the {@code HGG} and {@code LGG} folders or the name mapping. A
 * folder of phantoms says which generator made it.
 */
public final class BratsDataset implements Dataset, Generated {
    private final String name;
    private final List<Case> cases;
    private final List<String> remarks;
    private final Optional<Generator> generator;

    private BratsDataset(String name, List<Case> cases, List<String> remarks, Optional<Generator> generator) {
        this.name = name;
        this.cases = List.copyOf(cases);
        this.remarks = List.copyOf(remarks);
        this.generator = generator;
    }

    /**
     * Lists the cases of a folder; no image is opened.
     *
     * @param root the folder
     * @param mapping the name mapping below it, in place of all that are found
     * @throws DatasetException where there is no such folder, no case in it, or its names or grades contradict each
     *     other
     */
    public static BratsDataset open(Path root, Optional<String> mapping, Monitor monitor) {
        BratsListing listing = BratsListing.of(root, mapping, monitor);
        Path last = root.toAbsolutePath().normalize().getFileName();
        Optional<Generator> generator = PhantomRecord.read(root).map(PhantomRecord::generator);
        return new BratsDataset(
                last == null ? root.toString() : last.toString(), listing.cases(), listing.remarks(), generator);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Case> cases() {
        return cases;
    }

    @Override
    public List<String> remarks() {
        return remarks;
    }

    @Override
    public Optional<Generator> generator() {
        return generator;
    }
}
