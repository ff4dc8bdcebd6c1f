package org.readingroom.ui.internal.study;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IElementFactory;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IPathEditorInput;
import org.eclipse.ui.IPersistableElement;

/**
 * A study file as the editor takes it.
 *
 * @param file the file, absolute
 */
public record StudyFileInput(Path file) implements IPathEditorInput, IPersistableElement {
    private static final String FACTORY = "org.readingroom.ui.studyFiles";
    private static final String FILE = "file";

    public StudyFileInput {
        file = file.toAbsolutePath().normalize();
    }

    @Override
    public boolean exists() {
        return Files.isRegularFile(file);
    }

    @Override
    public ImageDescriptor getImageDescriptor() {
        return null;
    }

    @Override
    public String getName() {
        return String.valueOf(file.getFileName());
    }

    @Override
    public String getToolTipText() {
        return file.toString();
    }

    @Override
    public IPath getPath() {
        return org.eclipse.core.runtime.Path.fromOSString(file.toString());
    }

    @Override
    public IPersistableElement getPersistable() {
        return this;
    }

    @Override
    public void saveState(IMemento memento) {
        memento.putString(FILE, file.toString());
    }

    @Override
    public String getFactoryId() {
        return FACTORY;
    }

    @Override
    public <T> T getAdapter(Class<T> adapter) {
        return adapter.isInstance(this) ? adapter.cast(this) : null;
    }

    /** Opens the files of the last session again. */
    public static final class Factory implements IElementFactory {
        @Override
        public IAdaptable createElement(IMemento memento) {
            String file = memento.getString(FILE);
            return file == null || !Files.isRegularFile(Path.of(file)) ? null : new StudyFileInput(Path.of(file));
        }
    }
}
