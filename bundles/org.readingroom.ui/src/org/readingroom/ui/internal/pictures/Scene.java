package org.readingroom.ui.internal.pictures;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.ui.IWorkbenchPage;

/**
 * What one picture of the documentation shows: a part of the workbench brought into a state worth looking at. All methods
 * are called on the user interface's thread; what takes long goes on in a job between {@link #open} and {@link #ready}.
 */
public interface Scene {
    /** The picture's file without {@code .png}, such as {@code viewer}. */
    String name();

    /**
     * Brings the part to the front and begins to fill it. Earlier scenes were shown on the same page, which has its
     * perspective as it was at first.
     *
     * @param page the only page of the window
     * @param material what there is to show
     * @throws CoreException where the workbench cannot show the part
     */
    void open(IWorkbenchPage page, StoredRun material) throws CoreException;

    /**
     * Whether all that the picture should show is there. Asked again and again after {@link #open}, so that it may also do
     * the next step of several.
     *
     * @throws org.readingroom.api.ReadingRoomException where it will never be
     */
    boolean ready();
}
