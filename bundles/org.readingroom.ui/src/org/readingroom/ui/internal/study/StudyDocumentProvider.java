package org.readingroom.ui.internal.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.operation.IRunnableContext;
import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.source.AnnotationModel;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.ui.texteditor.AbstractDocumentProvider;
import org.readingroom.settings.AtomicFile;
import org.readingroom.ui.internal.BackgroundJob;

/** Reads and writes study files for the editor: UTF-8, written whole or not at all. */
final class StudyDocumentProvider extends AbstractDocumentProvider {
    /** One for all editors, so that two on one file show one text. */
    static final StudyDocumentProvider INSTANCE = new StudyDocumentProvider();

    private StudyDocumentProvider() {}

    private static Path file(Object element) {
        return ((StudyFileInput) element).file();
    }

    @Override
    protected IDocument createDocument(Object element) throws CoreException {
        try {
            return new Document(Files.readString(file(element)));
        } catch (IOException e) {
            throw new CoreException(
                    Status.error("the study file " + file(element) + " cannot be read: " + e.getMessage(), e));
        }
    }

    @Override
    protected IAnnotationModel createAnnotationModel(Object element) {
        return new AnnotationModel();
    }

    @Override
    protected ElementInfo createElementInfo(Object element) throws CoreException {
        Stamped info = new Stamped(createDocument(element), createAnnotationModel(element));
        info.stamp = getModificationStamp(element);
        return info;
    }

    @Override
    protected void doSaveDocument(IProgressMonitor monitor, Object element, IDocument document, boolean overwrite)
            throws CoreException {
        if (!overwrite && getModificationStamp(element) != getSynchronizationStamp(element)) {
            throw new CoreException(new Status(
                    Status.ERROR,
                    BackgroundJob.PLUGIN,
                    Status.OK,
                    file(element) + " was changed by another program since it was opened",
                    null));
        }
        write(file(element), document.get());
        if (getElementInfo(element) instanceof Stamped info) {
            info.stamp = getModificationStamp(element);
        }
    }

    private static void write(Path file, String text) throws CoreException {
        try {
            AtomicFile.write(file, text);
        } catch (IOException e) {
            throw new CoreException(
                    Status.error("the study file " + file + " cannot be written: " + e.getMessage(), e));
        }
    }

    @Override
    protected void doResetDocument(Object element, IProgressMonitor monitor) throws CoreException {
        super.doResetDocument(element, monitor);
        if (getElementInfo(element) instanceof Stamped info) {
            info.stamp = getModificationStamp(element);
        }
    }

    @Override
    public long getModificationStamp(Object element) {
        return file(element).toFile().lastModified();
    }

    @Override
    public long getSynchronizationStamp(Object element) {
        return getElementInfo(element) instanceof Stamped info ? info.stamp : getModificationStamp(element);
    }

    @Override
    public boolean isDeleted(Object element) {
        return !Files.exists(file(element));
    }

    @Override
    public boolean isModifiable(Object element) {
        return true;
    }

    @Override
    public boolean isReadOnly(Object element) {
        return Files.exists(file(element)) && !Files.isWritable(file(element));
    }

    @Override
    protected IRunnableContext getOperationRunner(IProgressMonitor monitor) {
        return null;
    }

    /** Knows which state of the file the document was read from, or written to. */
    private final class Stamped extends ElementInfo {
        private long stamp;

        Stamped(IDocument document, IAnnotationModel model) {
            super(document, model);
        }
    }
}
