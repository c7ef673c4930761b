/** Mails to shoppers: written in the transaction of what they tell of, sent after it, once. */
package org.meo.notifications;
