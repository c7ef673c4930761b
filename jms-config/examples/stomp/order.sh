#!/usr/bin/env bash
# Orders one article over STOMP, with nothing but bash, and prints the store's answer.
#   order.sh SKU QUANTITY
# MEO_BROKER_HOST, MEO_BROKER_PORT, MEO_BROKER_USER, MEO_BROKER_PASSWORD say where and as whom.
# Ends with 0 when the order stands, with 2 when it was rejected, with 1 when no answer came.
set -euo pipefail

sku=$1
quantity=$2
message_id="stomp-$(date +%s%N)-$$"
body=$(cat <<JSON
{"messageId": "$message_id", "channel": "b2b", "externalOrderId": "$message_id",
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
frame "SUBSCRIBE\nid:answers\ndestination:meo.orders.replies\nsubscription-type:ANYCAST\nack:auto\nselector:JMSCorrelationID='$message_id'\n\n"
# Without content-length the broker takes it as text.
frame "SEND\ndestination:meo.orders.in\ndestination-type:ANYCAST\npersistent:true\ncorrelation-id:$message_id\nmeoType:OrderRequest\nmeoVersion:1\nmeoMessageId:$message_id\n\n" "$body"

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
echo "no answer within 30 s" >&2
exit 1
