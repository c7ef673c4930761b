/** A thin bean a page: reads what the address says, asks one service, holds what the page shows. */
package org.meo.web.page;
