/** Studies: the editor, as text and as a form, the wizard for new ones, and what is asked before one is run. */
package org.readingroom.ui.internal.study;
