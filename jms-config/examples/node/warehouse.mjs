// A warehouse: takes so many requests, sends all of each in one parcel and tells the store.
//   node warehouse.mjs COUNT
// MEO_BROKER_HOST, MEO_BROKER_PORT, MEO_BROKER_USER, MEO_BROKER_PASSWORD say where and as whom.
import { randomUUID } from 'node:crypto';
import rhea from 'rhea';

let left = Number(process.argv[2] ?? 1);
const { MEO_BROKER_HOST = '127.0.0.1', MEO_BROKER_PORT = '61616', MEO_BROKER_USER = 'integrator', MEO_BROKER_PASSWORD = 'integrator' } = process.env;

const container = rhea.create_container();
const connection = container.connect({
  host: MEO_BROKER_HOST, port: Number(MEO_BROKER_PORT), username: MEO_BROKER_USER, password: MEO_BROKER_PASSWORD, reconnect: false,
});
const notices = connection.open_sender('meo.shipments.in');
// One at a time, and off the queue only when the store has the notice: a crash in between sends the parcel's notice again.
const requests = connection.open_receiver({ source: 'meo.fulfilment.out', autoaccept: false, credit_window: 0 });
const waiting = new Map();

notices.once('sendable', () => requests.add_credit(1));
requests.on('message', ({ message, delivery }) => {
  const request = JSON.parse(message.body);
  if (message.application_properties.meoType !== 'FulfilmentRequest') {
    console.log('called off', request.fulfilmentId);
    delivery.accept();
    requests.add_credit(1);
    return;
  }
  const notice = {
    // Derived from the request: the same parcel told again is the same message.
    messageId: `parcel-${request.fulfilmentId}`,
    fulfilmentId: request.fulfilmentId,
    carrier: 'Northern Parcel',
    trackingNumber: randomUUID().slice(0, 13).toUpperCase(),
    shippedAt: new Date().toISOString(),
    lines: request.lines.map(({ sku, quantity }) => ({ sku, quantity })),
  };
  const sent = notices.send({
    durable: true,
    correlation_id: notice.messageId,
    application_properties: { meoType: 'ShipmentNotice', meoVersion: 1, meoMessageId: notice.messageId },
    body: JSON.stringify(notice),
  });
  waiting.set(sent, { delivery, request });
});
notices.on('accepted', ({ delivery: sent }) => {
  const { delivery, request } = waiting.get(sent);
  waiting.delete(sent);
  delivery.accept();
  console.log('sent', request.orderNumber);
  left -= 1;
  if (left > 0) {
    requests.add_credit(1);
  } else {
    connection.close();
  }
});
container.on('connection_error', ({ connection: { error } }) => fail(error));
container.on('disconnected', ({ error }) => error && fail(error));

function fail(error) {
  console.error(String(error));
  process.exit(1);
}
