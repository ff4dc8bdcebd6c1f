/**
 * Sends what libraries log through SLF4J to the OSGi log service.
 *
 * <p>A fragment of {@code slf4j.api}: as it shares the host's class loader, {@link java.util.ServiceLoader} finds the
 * provider there by itself. The host asks for the mediator that is needed where providers lie in other bundles; the
 * fragment's manifest answers for it, so that no mediator and no byte-code library has to be installed.
 */
package org.readingroom.slf4j;
