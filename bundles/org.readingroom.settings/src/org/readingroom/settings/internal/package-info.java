/** The registry on OSGi and the deployer of add-ons. */
package org.readingroom.settings.internal;
