/** How plugins describe their settings. */
package org.readingroom.api.settings;
