/** Low-rank adapters of Llama models: which weights they change, how, and their numbers. */
package org.readingroom.lora;
