/** What another bundle gives to be measured by the verb {@code bench}. */
package org.readingroom.bench;
