/** Adapters in the folders that the PEFT library reads and writes, with our own card beside, and merged models. */
package org.readingroom.lora.peft;
