/** The viewer of a case: three linked planes with the reference, answers of readers, and what a model is shown. */
package org.readingroom.ui.internal.viewer;
