package org.readingroom.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A slice of a case's page.
 *
 * @param name the slice, such as {@code axial-077}
 * @param picture the grey slice
 * @param truth the truth's shapes, as an {@link OverlayLayer} takes them
 * @param said what each arm says, by the arm's id; an arm that was not asked is not in it
 */
public record PatientSlice(String name, OverlaySlice picture, List<Object> truth, Map<String, List<Object>> said) {
    public PatientSlice {
        truth = List.copyOf(truth);
        said = new LinkedHashMap<>(said);
    }
}
