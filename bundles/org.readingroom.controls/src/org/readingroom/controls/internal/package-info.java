/**
 * Readers that learn no weights: the controls that every other arm is printed beside. None looks at the reference mask or
 * the grade of the case it is asked about.
 */
package org.readingroom.controls.internal;
