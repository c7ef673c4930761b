#!/usr/bin/env bash
# Orders one article over STOMP, with nothing but bash, and prints the store's answer.
#   order.sh ORDER SKU QUANTITY [ATTEMPT]
# ORDER is the partner's own number: whoever does not know what became of an order runs this again with the same
# arguments and learns it. After a rejection what was wrong is mended and sent as the next ATTEMPT.
# MEO_BROKER_HOST, MEO_BROKER_PORT, MEO_BROKER_USER, MEO_BROKER_PASSWORD say where and as whom; MEO_REPLIES names the queue
# of a partner that has one of its own.
# Ends with 0 when the order stands, with 2 when it was rejected, with 1 when no answer came.
set -euo pipefail

number=$1
sku=$2
quantity=$3
# The same order and attempt are the same message: nothing in it is made up anew.
message_id=$number/${4:-1}
replies=${MEO_REPLIES:-meo.orders.replies}
reply_to=""
if [ -n "${MEO_REPLIES:-}" ]; then reply_to="reply-to:$MEO_REPLIES\n"; fi
body=$(cat <<JSON
{"messageId": "$message_id", "channel": "b2b", "externalOrderId": "$number",
 "customer": {"externalId": "17850", "name": "Example Ltd"}, "currency": "GBP",
 "shipTo": {"name": "Example Ltd", "line1": "1 High Street", "city": "Leeds", "postalCode": "LS1 1AA", "country": "GB"},
 "lines": [{"sku": "$sku", "quantity": $quantity}], "payment": {"method": "invoice"}}
JSON
)

exec 3<>"/dev/tcp/${MEO_BROKER_HOST:-127.0.0.1}/${MEO_BROKER_PORT:-61616}"
frame() { printf '%b' "$1" >&3; printf '%s\0' "${2:-}" >&3; }
# A frame ends with NUL.
answer() { IFS= read -r -d '' -t 30 frame_read <&3; }

frame "CONNECT\naccept-version:1.2\nhost:meo\nlogin:${MEO_BROKER_USER:-integrator}\npasscode:${MEO_BROKER_PASSWORD:-integrator}\n\n"
answer || { echo "no connection" >&2; exit 1; }
case $frame_read in CONNECTED*) ;; *) echo "$frame_read" >&2; exit 1 ;; esac

# Only the answer to this order; others on this queue are for other programs.
frame "SUBSCRIBE\nid:answers\ndestination:$replies\nsubscription-type:ANYCAST\nack:auto\nselector:JMSCorrelationID='$message_id'\n\n"
# Without content-length the broker takes it as text.
frame "SEND\ndestination:meo.orders.in\ndestination-type:ANYCAST\npersistent:true\n${reply_to}correlation-id:$message_id\nmeoType:OrderRequest\nmeoVersion:1\nmeoMessageId:$message_id\n\n" "$body"

while answer; do
  frame_read=${frame_read#$'\n'}
  case $frame_read in
    MESSAGE*)
      type=$(sed -n 's/^meoType://p' <<<"$frame_read")
      echo "$type ${frame_read#*$'\n\n'}"
      [ "$type" = OrderAccepted ] && exit 0 || exit 2 ;;
    ERROR*) echo "$frame_read" >&2; exit 1 ;;
  esac
done
echo "no answer within 30 s: run this again to learn it" >&2
exit 1
