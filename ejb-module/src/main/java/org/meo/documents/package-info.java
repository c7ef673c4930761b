/** Invoices and credit notes: numbered without gaps, kept as they were issued, drawn as PDF when somebody asks. */
package org.meo.documents;
