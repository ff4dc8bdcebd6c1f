/** The Run view: arms, curves, answers and log of a run while it is at work. */
package org.readingroom.ui.internal.run;
