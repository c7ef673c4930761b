/** From a placed order to parcels: what the warehouse is asked for, and what it says it sent. */
package org.meo.fulfilment;
