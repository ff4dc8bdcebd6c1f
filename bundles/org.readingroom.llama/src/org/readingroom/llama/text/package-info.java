/** Prompts as token ids, and which token looks at which image. */
package org.readingroom.llama.text;
