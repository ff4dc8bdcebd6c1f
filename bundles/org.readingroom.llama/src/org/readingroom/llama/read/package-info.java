/** A model folder that is open and reads prompts: the settings, everything of the folder, the reader. */
package org.readingroom.llama.read;
