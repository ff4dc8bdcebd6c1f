package org.readingroom.bench.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.readingroom.api.data.Volume;
import org.readingroom.bench.Agreement;
import org.readingroom.bench.Workload;
import org.readingroom.nifti.NiftiReader;

/**
 * Reading the five files of a case into arrays of their own number type, one after the other in one thread; the peer is
 * nibabel with {@code numpy.asanyarray(image.dataobj)}.
 */
final class ReadWorkload implements Workload {
    private final List<Path> files;
    private List<Volume> read = List.of();

    ReadWorkload(BenchCase subject) {
        files = subject.files();
    }

    @Override
    public String title() {
        return "read a BraTS case (" + files.size() + " files) into arrays";
    }

    @Override
    public double goal() {
        return 1;
    }

    @Override
    public Map<String, Object> request() {
        return Map.of("do", "read", "files", files.stream().map(Path::toString).toList());
    }

    @Override
    public void repeat() {
        List<Volume> volumes = new ArrayList<>();
        for (Path file : files) {
            volumes.add(NiftiReader.read(file).volume());
        }
        read = volumes;
    }

    @Override
    public Agreement check(JsonNode values) {
        JsonNode theirs = values.path("crc");
        int equal = 0;
        for (int i = 0; i < read.size(); i++) {
            equal += Checksum.of(read.get(i)) == theirs.path(i).asLong(-1) ? 1 : 0;
        }
        return new Agreement(
                equal == files.size(),
                "every voxel of " + equal + " of " + files.size() + " volumes is equal (by checksum)");
    }
}
