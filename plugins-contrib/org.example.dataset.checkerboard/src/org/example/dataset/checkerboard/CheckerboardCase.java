package org.example.dataset.checkerboard;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.readingroom.api.data.Affine;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.CaseInfo;
import org.readingroom.api.data.DatasetException;
import org.readingroom.api.data.FloatVolume;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.LabelMap;
import org.readingroom.api.data.Volume;

/** One board: squares of 50 and 100, and a cube of 200 that the mask marks. Every second cube is large, and HGG. */
record CheckerboardCase(String caseId, int number, CheckerboardSettings settings) implements Case {
    @Override
    public CaseInfo info() {
        Map<String, String> labels = Map.of("grade", large() ? "HGG" : "LGG");
        return new CaseInfo(caseId, caseId, Set.of(), "made up", Set.of("flair"), labels, true);
    }

    @Override
    public Volume volume(String name) {
        if (!name.equals("flair")) {
            throw new DatasetException("case " + caseId + " has no volume '" + name + "'; it has flair");
        }
        Grid grid = grid();
        float[] values = new float[grid.size()];
        for (int at = 0; at < values.length; at++) {
            int[] p = {at % grid.nx(), at / grid.nx() % grid.ny(), at / (grid.nx() * grid.ny())};
            values[at] = inCube(p) ? 200 : (p[0] / 4 + p[1] / 4 + p[2] / 4) % 2 == 0 ? 50 : 100;
        }
        return new FloatVolume(grid, values);
    }

    @Override
    public Optional<LabelMap> reference() {
        Grid grid = grid();
        byte[] labels = new byte[grid.size()];
        for (int at = 0; at < labels.length; at++) {
            int[] p = {at % grid.nx(), at / grid.nx() % grid.ny(), at / (grid.nx() * grid.ny())};
            labels[at] = (byte) (inCube(p) ? 1 : 0);
        }
        return Optional.of(new LabelMap(grid, labels));
    }

    private boolean large() {
        return number % 2 == 0;
    }

    @Override
    public Grid grid() {
        double mm = settings.voxel();
        return new Grid(settings.side(), settings.side(), settings.side(), Affine.scaling(mm, mm, mm));
    }

    private boolean inCube(int[] p) {
        int from = 1 + number % 3;
        int to = from + settings.side() / (large() ? 2 : 4);
        return p[0] >= from && p[0] < to && p[1] >= from && p[1] < to && p[2] >= from && p[2] < to;
    }
}
