/** Linear weights in 4 bits: NF4 in blocks of 64 with double quantisation, as bitsandbytes has it. */
package org.readingroom.llama.quant;
