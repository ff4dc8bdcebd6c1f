/** The documentation, which the build has made pages of, in the browser. */
package org.readingroom.ui.internal.help;
