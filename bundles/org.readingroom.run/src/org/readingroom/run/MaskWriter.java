package org.readingroom.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.readingroom.api.data.FloatVolume;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.LabelMap;
import org.readingroom.api.data.Mask;
import org.readingroom.api.model.ModelException;
import org.readingroom.nifti.NiftiException;
import org.readingroom.nifti.NiftiWriter;

/** Keeps the masks of an arm as files, and beside them their probabilities where the arm gives them. */
final class MaskWriter {
    private final RunFolder folder;
    private final String arm;

    MaskWriter(RunFolder folder, String arm) {
        this.folder = folder;
        this.arm = arm;
    }

    /**
     * Writes a case's mask.
     *
     * @param grid where the case's voxels lie
     * @return the files, as an answer store names them
     * @throws ModelException where mask or probabilities do not lie on the grid
     */
    JsonNode write(String caseId, Mask mask, Optional<FloatVolume> probabilities, Grid grid) {
        if (mask.rank() != 3
                || mask.extent(0) != grid.nz()
                || mask.extent(1) != grid.ny()
                || mask.extent(2) != grid.nx()) {
            throw new ModelException(
                    "the model of arm '" + arm + "' gave " + mask + " for case " + caseId + ", which lies on " + grid);
        }
        Path file = folder.mask(arm, caseId);
        write(file, () -> NiftiWriter.write(file, mask, grid));
        ObjectNode stored =
                new ObjectMapper().createObjectNode().put("file", inRun(file)).put("voxels", mask.count());
        probabilities.ifPresent(p -> {
            Path beside = folder.probability(arm, caseId);
            write(beside, () -> NiftiWriter.write(beside, new LabelMap(grid, bytes(p, grid))));
            stored.put("probability", inRun(beside));
        });
        return stored;
    }

    private String inRun(Path file) {
        return folder.path().relativize(file).toString().replace('\\', '/');
    }

    /** Shares 0 to 1 as 0 to 255. */
    private byte[] bytes(FloatVolume shares, Grid grid) {
        if (!shares.grid().matches(grid)) {
            throw new ModelException("the model of arm '" + arm + "' gave probabilities on " + shares.grid()
                    + " for a case that lies on " + grid);
        }
        byte[] bytes = new byte[grid.size()];
        for (int v = 0; v < bytes.length; v++) {
            bytes[v] = (byte) Math.round(255 * Math.max(0, Math.min(1, shares.values()[v])));
        }
        return bytes;
    }

    private static void write(Path file, Runnable volume) {
        try {
            Files.createDirectories(file.getParent());
            volume.run();
        } catch (IOException e) {
            throw new RunException("cannot write " + file + ": " + AtomicFile.reason(e), e);
        } catch (NiftiException e) {
            throw new RunException(e.getMessage(), e);
        }
    }
}
