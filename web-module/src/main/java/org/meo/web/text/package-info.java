/** What depends on the reader's language and place: texts, amounts, days. */
package org.meo.web.text;
