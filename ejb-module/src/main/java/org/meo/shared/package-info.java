/** What every feature speaks: money and its rounding, SKUs, pages of lists, time, errors that carry a code. */
package org.meo.shared;
