/** Images as the vision model takes them: fitted to a canvas of tiles, resized as Pillow does, normalised. */
package org.readingroom.llama.image;
