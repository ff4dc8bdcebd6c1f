/** The model that is fine-tuned on an arm's questions and reads with its adapter, and the commands about adapters. */
package org.readingroom.lora.internal;
