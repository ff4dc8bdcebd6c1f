package org.readingroom.ui.internal.study;

import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.AnnotationPainter;
import org.eclipse.jface.text.source.AnnotationRulerColumn;
import org.eclipse.jface.text.source.CompositeRuler;
import org.eclipse.jface.text.source.IAnnotationAccess;
import org.eclipse.jface.text.source.IAnnotationAccessExtension;
import org.eclipse.jface.text.source.IOverviewRuler;
import org.eclipse.jface.text.source.ISharedTextColors;
import org.eclipse.jface.text.source.IVerticalRuler;
import org.eclipse.jface.text.source.ImageUtilities;
import org.eclipse.jface.text.source.LineNumberRulerColumn;
import org.eclipse.jface.text.source.OverviewRuler;
import org.eclipse.jface.text.source.SourceViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;

/** How problems are marked: an icon beside the line, a squiggle under it, and a mark where it is in the whole file. */
final class ProblemMarks implements IAnnotationAccess, IAnnotationAccessExtension {
    private static final int RULER_WIDTH = 16;
    private static final int OVERVIEW_WIDTH = 12;
    private static final String SQUIGGLES = "squiggles";
    private static final Color RED = new Color(200, 30, 30);
    private static final Color AMBER = new Color(190, 130, 0);
    private static final Color GREY = new Color(130, 130, 130);

    /** The columns left of the text. */
    IVerticalRuler ruler() {
        CompositeRuler ruler = new CompositeRuler();
        AnnotationRulerColumn icons = new AnnotationRulerColumn(RULER_WIDTH, this);
        icons.addAnnotationType(ProblemAnnotation.ERROR);
        icons.addAnnotationType(ProblemAnnotation.WARNING);
        ruler.addDecorator(0, icons);
        LineNumberRulerColumn numbers = new LineNumberRulerColumn();
        numbers.setForeground(GREY);
        ruler.addDecorator(1, numbers);
        return ruler;
    }

    /** The column right of the text. */
    IOverviewRuler overview(ISharedTextColors colours) {
        OverviewRuler overview = new OverviewRuler(this, OVERVIEW_WIDTH, colours);
        overview.addAnnotationType(ProblemAnnotation.ERROR);
        overview.addAnnotationType(ProblemAnnotation.WARNING);
        overview.setAnnotationTypeColor(ProblemAnnotation.ERROR, RED);
        overview.setAnnotationTypeColor(ProblemAnnotation.WARNING, AMBER);
        overview.setAnnotationTypeLayer(ProblemAnnotation.ERROR, 2);
        overview.setAnnotationTypeLayer(ProblemAnnotation.WARNING, 1);
        return overview;
    }

    /** Draws squiggles into a viewer. */
    void paintIn(SourceViewer viewer) {
        AnnotationPainter painter = new AnnotationPainter(viewer, this);
        painter.addTextStyleStrategy(SQUIGGLES, new AnnotationPainter.UnderlineStrategy(SWT.UNDERLINE_SQUIGGLE));
        painter.addAnnotationType(ProblemAnnotation.ERROR, SQUIGGLES);
        painter.addAnnotationType(ProblemAnnotation.WARNING, SQUIGGLES);
        painter.setAnnotationTypeColor(ProblemAnnotation.ERROR, RED);
        painter.setAnnotationTypeColor(ProblemAnnotation.WARNING, AMBER);
        viewer.addTextPresentationListener(painter);
        viewer.addPainter(painter);
    }

    /** The shared colours of the workbench, by value. */
    static ISharedTextColors colours() {
        return new ISharedTextColors() {
            @Override
            public Color getColor(RGB rgb) {
                return new Color(rgb);
            }

            @Override
            public void dispose() {
                // Colours hold no resources any more.
            }
        };
    }

    private static Image image(Annotation annotation) {
        boolean error = annotation.getType().equals(ProblemAnnotation.ERROR);
        return PlatformUI.getWorkbench()
                .getSharedImages()
                .getImage(error ? ISharedImages.IMG_OBJS_ERROR_TSK : ISharedImages.IMG_OBJS_WARN_TSK);
    }

    @Override
    public Object getType(Annotation annotation) {
        return annotation.getType();
    }

    @Override
    public boolean isMultiLine(Annotation annotation) {
        return true;
    }

    @Override
    public boolean isTemporary(Annotation annotation) {
        return !annotation.isPersistent();
    }

    @Override
    public String getTypeLabel(Annotation annotation) {
        return annotation.getType().equals(ProblemAnnotation.ERROR) ? "Error" : "Warning";
    }

    @Override
    public int getLayer(Annotation annotation) {
        return annotation.getType().equals(ProblemAnnotation.ERROR) ? 2 : 1;
    }

    @Override
    public void paint(Annotation annotation, GC gc, Canvas canvas, Rectangle bounds) {
        if (annotation instanceof ProblemAnnotation) {
            ImageUtilities.drawImage(image(annotation), gc, canvas, bounds, SWT.CENTER, SWT.TOP);
        }
    }

    @Override
    public boolean isPaintable(Annotation annotation) {
        return annotation instanceof ProblemAnnotation;
    }

    @Override
    public boolean isSubtype(Object type, Object potentialSupertype) {
        return type.equals(potentialSupertype);
    }

    @Override
    public Object[] getSupertypes(Object type) {
        return new Object[0];
    }
}
