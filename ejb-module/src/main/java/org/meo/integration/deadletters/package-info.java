/** What could not be handled and waits for a person: look, mend, send again, discard. */
package org.meo.integration.deadletters;
