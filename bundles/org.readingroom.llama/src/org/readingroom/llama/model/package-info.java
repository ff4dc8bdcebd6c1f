/** The forward passes: vision tower, projector, self and cross layers, caches. */
package org.readingroom.llama.model;
