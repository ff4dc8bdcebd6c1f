package org.readingroom.ui.internal.results;

import java.util.List;
import java.util.Optional;
import org.readingroom.api.data.SliceRef;
import org.readingroom.ui.internal.viewer.Overlay;
import org.readingroom.ui.internal.viewer.ViewedCase;

/**
 * A case with what every arm said of it, ready to be looked at.
 *
 * @param subject the case
 * @param slice where to look first; empty for where the tumour is
 * @param overlays the readings, each in its arm's colour
 */
public record CaseSight(ViewedCase subject, Optional<SliceRef> slice, List<Overlay> overlays) {}
