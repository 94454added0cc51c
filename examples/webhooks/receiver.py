"""Prints each event that a shop sends: WEBHOOK_SECRET=whsec_... python3 examples/webhooks/receiver.py [port]"""

import base64, hashlib, hmac, os, sys, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

KEY = base64.b64decode(os.environ["WEBHOOK_SECRET"].replace("whsec_", "", 1))


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        message, at = self.headers.get("webhook-id", ""), self.headers.get("webhook-timestamp", "")
        digest = hmac.digest(KEY, f"{message}.{at}.".encode() + body, hashlib.sha256)
        expected = "v1," + base64.b64encode(digest).decode()
        given = self.headers.get("webhook-signature", "").split()
        is_signed = any(hmac.compare_digest(expected, each) for each in given)
        is_new = at.isdigit() and abs(time.time() - int(at)) < 300
        if is_signed and is_new:
            print(body.decode(), flush=True)
        self.send_response(204 if is_signed and is_new else 400)
        self.end_headers()

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1]) if len(sys.argv) > 1 else 4000), Receiver)
print("Waiting for events.", flush=True)
server.serve_forever()
