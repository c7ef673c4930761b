#!/usr/bin/env python3
"""Takes traces that are sent by OTLP over HTTP, counts what came and throws it away: bench/trace-receiver.py PORT FILE."""
import http.server
import sys


class Receiver(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    batches = 0
    size = 0

    def do_POST(self):
        Receiver.batches += 1
        length = int(self.headers.get("Content-Length") or 0)
        if length == 0 and self.headers.get("Transfer-Encoding") == "chunked":
            while (chunk := int(self.rfile.readline(), 16)) > 0:
                length += chunk
                self.rfile.read(chunk + 2)
            self.rfile.readline()
        else:
            self.rfile.read(length)
        Receiver.size += length
        with open(sys.argv[2], "w") as counts:
            counts.write(f"{Receiver.batches} batches, {Receiver.size} bytes")
        self.send_response(200)
        self.send_header("Content-Type", "application/x-protobuf")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments):
        """Nobody wants to read of each batch."""


http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Receiver).serve_forever()
