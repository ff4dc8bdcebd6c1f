/** From the OSGi log to the platform's log, which the Error Log view shows. */
package org.readingroom.ui.internal.log;
