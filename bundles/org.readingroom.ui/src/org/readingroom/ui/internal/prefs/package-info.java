/** The preference pages; what they hold lies in the user's folder, where the command line reads it too. */
package org.readingroom.ui.internal.prefs;
