/** The Plugins view. */
package org.readingroom.ui.internal.plugins;
