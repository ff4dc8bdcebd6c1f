/** The verb {@code screenshots}: the pictures of the documentation, from a stored run. */
package org.readingroom.cli.internal.pictures;
