/**
 * The prompts of the glioma study: classify, classify with reasons, centre point, bounding box and polygon. Plugins find
 * them as services; {@link org.readingroom.prompts.Liu2025} gives them without a framework.
 */
package org.readingroom.prompts;
