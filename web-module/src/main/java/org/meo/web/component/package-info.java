/** Tags that write long lists straight from records: one component a list, however long it is. */
package org.meo.web.component;
