/** What training adds to the comparison with other programs. */
package org.readingroom.lora.internal.parity;
