/** The desktop workbench: application, window, perspective, and the way to what is installed. */
package org.readingroom.ui.internal;
