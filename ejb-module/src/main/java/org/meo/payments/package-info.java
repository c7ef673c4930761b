/** Money from the shopper: the intent, the call to a provider outside of any transaction, the result. */
package org.meo.payments;
