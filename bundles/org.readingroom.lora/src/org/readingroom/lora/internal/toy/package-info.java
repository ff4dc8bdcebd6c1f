/** A tiny model of our own, trained from nothing on drawn shapes to follow prompts. */
package org.readingroom.lora.internal.toy;
