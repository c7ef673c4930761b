// Orders one article over AMQP and prints the store's answer.
//   node order-client.mjs ORDER SKU QUANTITY [ATTEMPT]
// ORDER is the partner's own number: whoever does not know what became of an order runs this again with the same
// arguments and learns it. After a rejection what was wrong is mended and sent as the next ATTEMPT.
// MEO_BROKER_HOST, MEO_BROKER_PORT, MEO_BROKER_USER, MEO_BROKER_PASSWORD say where and as whom.
// Ends with 0 when the order stands, with 2 when it was rejected, with 1 when no answer came.
import rhea from 'rhea';

const [number, sku, quantity, attempt = '1'] = process.argv.slice(2);
const { MEO_BROKER_HOST = '127.0.0.1', MEO_BROKER_PORT = '61616', MEO_BROKER_USER = 'integrator', MEO_BROKER_PASSWORD = 'integrator' } = process.env;

// The same order and attempt are the same message: nothing in it is made up anew.
const order = {
  messageId: `${number}/${attempt}`,
  channel: 'b2b',
  externalOrderId: number,
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
const patience = setTimeout(() => end(1, 'no answer within 30 s: run this again to learn it'), 30_000);
let ended = false;

// A queue of this connection's own; the broker makes its name.
connection.open_receiver({ source: { dynamic: true } });
container.once('receiver_open', ({ receiver }) => {
  const sender = connection.open_sender('meo.orders.in');
  sender.once('sendable', () => sender.send({
    durable: true,
    // Of this sending alone: should a crash deliver it twice, it is answered once.
    message_id: rhea.generate_uuid(),
    reply_to: receiver.source.address,
    correlation_id: order.messageId,
    application_properties: { meoType: 'OrderRequest', meoVersion: 1, meoMessageId: order.messageId },
    body: JSON.stringify(order),
  }));
});
container.on('message', ({ message }) => {
  const type = message.application_properties.meoType;
  console.log(type, message.body);
  end(type === 'OrderAccepted' ? 0 : 2);
});
for (const outcome of ['rejected', 'released', 'modified']) {
  container.on(outcome, ({ delivery }) => end(1, `the broker did not take the message: ${delivery.remote_state?.error ?? outcome}`));
}
for (const event of ['connection_error', 'sender_error', 'receiver_error']) {
  container.on(event, ({ error, connection: peer, sender, receiver }) => end(1, String(error ?? (sender ?? receiver ?? peer).error)));
}
container.on('disconnected', ({ error }) => end(1, `no connection: ${error ?? 'closed'}`));

function end(code, problem) {
  if (ended) {
    return;
  }
  ended = true;
  clearTimeout(patience);
  if (problem) {
    console.error(problem);
  }
  process.exitCode = code;
  connection.close();
}
