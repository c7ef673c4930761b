/** What operators look at: health for probes, metrics of the business and of the outbox. */
package org.meo.web.operations;
