package org.meo.fulfilment;

import org.meo.orders.OrderView;

/**
 * A parcel of an order left, in the current transaction, which may still be rolled back.
 *
 * @param shipmentId the store's own id of the parcel
 */
public record ParcelShipped(OrderView order, long shipmentId, ShipmentView shipment) {
}
