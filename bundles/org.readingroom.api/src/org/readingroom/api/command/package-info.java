/** Verbs of the command line. */
package org.readingroom.api.command;
