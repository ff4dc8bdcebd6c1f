/** Settings bound from YAML, the registry of plugins, and add-ons. */
package org.readingroom.settings;
