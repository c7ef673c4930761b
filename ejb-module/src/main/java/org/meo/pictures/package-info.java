/** Pictures by name: those that the application carries and those that merchants bring, in sizes for every screen. */
package org.meo.pictures;
