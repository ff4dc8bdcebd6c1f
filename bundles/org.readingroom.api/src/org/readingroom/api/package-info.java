/**
 * The contracts and value types of Reading Room: what a plugin is written against. {@link org.readingroom.api.Plugin} lists
 * every kind of plugin. Nothing here depends on anything but OSGi annotations.
 */
package org.readingroom.api;
