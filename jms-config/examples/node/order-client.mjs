// Orders one article over AMQP and prints the store's answer.
//   node order-client.mjs SKU QUANTITY
// MEO_BROKER_HOST, MEO_BROKER_PORT, MEO_BROKER_USER, MEO_BROKER_PASSWORD say where and as whom.
// Ends with 0 when the order stands, with 2 when it was rejected, with 1 when no answer came.
import { randomUUID } from 'node:crypto';
import rhea from 'rhea';

const [sku, quantity] = process.argv.slice(2);
const { MEO_BROKER_HOST = '127.0.0.1', MEO_BROKER_PORT = '61616', MEO_BROKER_USER = 'integrator', MEO_BROKER_PASSWORD = 'integrator' } = process.env;

// The key of this message. Whoever is not sure that a message arrived sends it again under the same one.
const messageId = randomUUID();
const order = {
  messageId,
  channel: 'b2b',
  externalOrderId: `node-${messageId}`,
  customer: { externalId: '17850', name: 'Example Ltd' },
  currency: 'GBP',
  shipTo: { name: 'Example Ltd', line1: '1 High Street', city: 'Leeds', postalCode: 'LS1 1AA', country: 'GB' },
  lines: [{ sku, quantity: Number(quantity) }],
  payment: { method: 'invoice' },
};

const container = rhea.create_container();
const connection = container.connect({
  host: MEO_BROKER_HOST, port: Number(MEO_BROKER_PORT), username: MEO_BROKER_USER, password: MEO_BROKER_PASSWORD, reconnect: false,
});
const patience = setTimeout(() => end(1, 'no answer within 30 s'), 30_000);

// A queue of this connection's own; the broker makes its name.
connection.open_receiver({ source: { dynamic: true } });
container.on('receiver_open', ({ receiver }) => {
  const answers = receiver.source.address;
  const sender = connection.open_sender('meo.orders.in');
  sender.once('sendable', () => sender.send({
    durable: true,
    reply_to: answers,
    correlation_id: messageId,
    application_properties: { meoType: 'OrderRequest', meoVersion: 1, meoMessageId: messageId },
    body: JSON.stringify(order),
  }));
});
container.on('message', ({ message }) => {
  const type = message.application_properties.meoType;
  console.log(type, message.body);
  end(type === 'OrderAccepted' ? 0 : 2);
});
container.on('rejected', ({ delivery }) => end(1, `the broker refused the message: ${delivery.remote_state.error}`));
container.on('connection_error', ({ connection: { error } }) => end(1, error.toString()));
container.on('disconnected', ({ error }) => end(1, `no connection: ${error ?? 'closed'}`));

function end(code, problem) {
  clearTimeout(patience);
  if (problem) {
    console.error(problem);
  }
  connection.close();
  process.exitCode = code;
  setTimeout(() => process.exit(code), 200);
}
