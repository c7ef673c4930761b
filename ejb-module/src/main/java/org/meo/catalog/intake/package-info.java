/** Catalogue files, in and out: reading and judging them, storing what they say, writing them anew. */
package org.meo.catalog.intake;
