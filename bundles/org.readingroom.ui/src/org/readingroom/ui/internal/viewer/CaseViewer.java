package org.readingroom.ui.internal.viewer;

import java.util.List;
import java.util.Optional;
import org.readingroom.api.data.SliceRef;

/** The way to the viewer for everything that wants to show a case. */
public final class CaseViewer {
    private CaseViewer() {}

    /**
     * Opens the Viewer view in the active page, beside what is there, and shows a case in it. Returns at once: images are
     * read in the background. Where the case is shown already, only slice and overlays change. On the user interface's
     * thread only.
     *
     * @param subject the case
     * @param slice where to put the crosshair: the slice, at the middle of the overlays that lie on it
     * @param overlays what is drawn over it, in order; those of one label, colour and line have one line in the legend; the
     *     reference mask is there without
     */
    public static void show(ViewedCase subject, SliceRef slice, List<Overlay> overlays) {
        show(subject, Optional.of(slice), overlays);
    }

    /** As above; with no slice given, where most of the reference mask is, else in the middle. */
    public static void show(ViewedCase subject, Optional<SliceRef> slice, List<Overlay> overlays) {
        CaseViewerView.open().show(subject, slice, overlays);
    }
}
