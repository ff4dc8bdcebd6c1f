/** How fast and in how much memory a step of training is, beside PEFT and transformers: {@code bench lora}. */
package org.readingroom.lora.internal.bench;
