/** The Welcome view: where to begin, and the demonstration one click away. */
package org.readingroom.ui.internal.welcome;
