/** The verb {@code ask}: questions about single slices, from the command line or as JSON lines from a program. */
package org.readingroom.cli.internal.ask;
