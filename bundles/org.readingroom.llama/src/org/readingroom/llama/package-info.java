/** Llama 3.2 Vision, and Llama without vision, read in-process from a local model folder. */
package org.readingroom.llama;
