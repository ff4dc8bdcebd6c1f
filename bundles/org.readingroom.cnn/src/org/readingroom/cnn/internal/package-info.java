/** Two 3-D convolutional networks that read prepared cases: one gives the grade, one the mask. */
package org.readingroom.cnn.internal;
