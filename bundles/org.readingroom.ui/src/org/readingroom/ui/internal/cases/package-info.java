/** The Cases view, and opening the dataset that it shows. */
package org.readingroom.ui.internal.cases;
