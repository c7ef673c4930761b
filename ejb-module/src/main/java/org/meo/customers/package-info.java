/** Who buys: addresses and e-mail addresses today; accounts, credentials and tokens are to come. */
package org.meo.customers;
