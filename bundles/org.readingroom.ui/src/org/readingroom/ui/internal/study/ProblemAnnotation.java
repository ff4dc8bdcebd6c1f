package org.readingroom.ui.internal.study;

import org.eclipse.jface.text.source.Annotation;
import org.readingroom.ui.internal.study.StudyProblem.Severity;

/** A problem as it is marked in the text. */
public final class ProblemAnnotation extends Annotation {
    static final String ERROR = "org.readingroom.ui.study.error";
    static final String WARNING = "org.readingroom.ui.study.warning";

    private final StudyProblem problem;

    ProblemAnnotation(StudyProblem problem) {
        super(problem.severity() == Severity.ERROR ? ERROR : WARNING, false, problem.message());
        this.problem = problem;
    }

    /** What it marks. */
    public StudyProblem problem() {
        return problem;
    }
}
