/** The prompt bench: one slice, one prompt, a wording that is tried; the asking is a process of the headless engine. */
package org.readingroom.ui.internal.bench;
