/** Tests inside Payara, with real PostgreSQL and Artemis: what the rules of correctness promise, seen from the services. */
package org.meo.container;
