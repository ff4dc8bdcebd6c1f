/** Runs as processes of the headless engine, spoken to in JSON lines and the run folder. */
package org.readingroom.ui.internal.engine;
