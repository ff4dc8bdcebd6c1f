/** The pictures of the documentation: scenes of the workbench, shown from a stored run and saved one after the other. */
package org.readingroom.ui.internal.pictures;
