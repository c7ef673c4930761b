// A warehouse: takes so many requests, sends all of each in one parcel and tells the store.
//   node warehouse.mjs COUNT
// MEO_BROKER_HOST, MEO_BROKER_PORT, MEO_BROKER_USER, MEO_BROKER_PASSWORD say where and as whom.
// Ends with 0 after so many parcels, with 1 when the broker went away; started again it goes on where it was.
import rhea from 'rhea';

let left = Number(process.argv[2] ?? 1);
const { MEO_BROKER_HOST = '127.0.0.1', MEO_BROKER_PORT = '61616', MEO_BROKER_USER = 'integrator', MEO_BROKER_PASSWORD = 'integrator' } = process.env;

const container = rhea.create_container();
const connection = container.connect({
  host: MEO_BROKER_HOST, port: Number(MEO_BROKER_PORT), username: MEO_BROKER_USER, password: MEO_BROKER_PASSWORD, reconnect: false,
});
const notices = connection.open_sender('meo.shipments.in');
// One at a time, and off the queue only when the broker has the notice: after a crash in between the request comes again.
const requests = connection.open_receiver({ source: 'meo.fulfilment.out', autoaccept: false, credit_window: 0 });
let current;

notices.once('sendable', () => requests.add_credit(1));
requests.on('message', ({ message, delivery }) => {
  const request = JSON.parse(message.body);
  if (message.application_properties.meoType !== 'FulfilmentRequest') {
    console.log('called off', request.orderNumber);
    delivery.accept();
    requests.add_credit(1);
    return;
  }
  // All but the time comes from the request, as a warehouse has it in its books: the same parcel told again is the same message.
  const notice = {
    messageId: `parcel-${request.fulfilmentId}`,
    fulfilmentId: request.fulfilmentId,
    carrier: 'Northern Parcel',
    trackingNumber: `NP-${request.orderNumber}`,
    shippedAt: new Date().toISOString(),
    lines: request.lines.map(({ sku, quantity }) => ({ sku, quantity })),
  };
  current = { delivery, request };
  notices.send({
    durable: true,
    correlation_id: notice.messageId,
    application_properties: { meoType: 'ShipmentNotice', meoVersion: 1, meoMessageId: notice.messageId },
    body: JSON.stringify(notice),
  });
});
notices.on('accepted', () => {
  current.delivery.accept();
  console.log('sent', current.request.orderNumber);
  left -= 1;
  if (left > 0) {
    requests.add_credit(1);
  } else {
    connection.close();
  }
});
for (const outcome of ['rejected', 'released', 'modified']) {
  notices.on(outcome, ({ delivery }) => fail(delivery.remote_state?.error ?? outcome));
}
for (const event of ['connection_error', 'sender_error', 'receiver_error']) {
  container.on(event, ({ error, connection: peer, sender, receiver }) => fail(error ?? (sender ?? receiver ?? peer).error));
}
container.on('disconnected', ({ error }) => left > 0 && fail(error ?? 'the broker hung up'));

function fail(error) {
  console.error(String(error));
  process.exit(1);
}
