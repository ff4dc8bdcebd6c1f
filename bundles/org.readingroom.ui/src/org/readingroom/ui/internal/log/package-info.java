/** What bundles log to the OSGi log, as the Error Log view and the platform's log file have it. */
package org.readingroom.ui.internal.log;
