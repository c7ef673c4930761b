/**
 * The platform of the store on one machine: PostgreSQL, the Artemis broker, a mail catcher, Payara Server and, on
 * request, Payara Micro instances. {@link org.meo.quickstart.Main} is what {@code mvn -Prun} runs;
 * {@link org.meo.quickstart.Quickstart} is the same for tests, and each part can be started alone.
 */
package org.meo.quickstart;
