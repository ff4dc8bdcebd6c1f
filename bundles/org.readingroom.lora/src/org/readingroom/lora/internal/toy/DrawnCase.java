package org.readingroom.lora.internal.toy;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.readingroom.api.data.Affine;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.CaseInfo;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.LabelMap;
import org.readingroom.api.data.Volume;
import org.readingroom.lora.LoraException;

/** Stands for the case of a drawing in a query; a prompted reader looks at the prompt alone. */
record DrawnCase(String id) implements Case {
    @Override
    public CaseInfo info() {
        return new CaseInfo(id, id, Set.of(), "drawn", Set.of(), Map.of(), false);
    }

    @Override
    public Grid grid() {
        return new Grid(Drawing.SIZE, Drawing.SIZE, 1, Affine.scaling(1, 1, 1));
    }

    @Override
    public Volume volume(String name) {
        throw new LoraException("a drawing has no volume '" + name + "'");
    }

    @Override
    public Optional<LabelMap> reference() {
        return Optional.empty();
    }
}
