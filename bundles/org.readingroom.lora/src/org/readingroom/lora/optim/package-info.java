/** Optimisers of fine-tuning. */
package org.readingroom.lora.optim;
