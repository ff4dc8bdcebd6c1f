/** What authors of plugins need: the project that the verb {@code new-plugin} writes. */
package org.readingroom.cli.internal.authors;
