/** What {@code broker.xml} can't say about partners, as plug-ins of Artemis that it names. */
package org.meo.broker;
