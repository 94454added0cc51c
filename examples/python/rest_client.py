#!/usr/bin/env python3
"""Orders over REST as a guest and as a customer, with Python's standard library only.

    python3 examples/python/rest_client.py [http://localhost:8000]
"""

import json
import sys
import time
import uuid
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

SHOP = sys.argv[1] if len(sys.argv) > 1 else "http://localhost:8000"
ATTEMPTS = 4
BUSY = (429, 503, 504)
TIMEOUT_SECONDS = 15


class ShopError(Exception):
    """An answer that is not 2xx: its status, its code, and the problems of single fields."""

    def __init__(self, status, body):
        super().__init__(body.get("error", f"The shop answered {status}."))
        self.status = status
        self.code = body.get("code", "")
        self.details = {each["field"]: each["message"] for each in body.get("details", [])}


def call(method, path, body=None, key=None, **headers):
    """Sends a request and returns the JSON of its answer; raises ShopError.

    What may be repeated (GET, and whatever has an idempotency key) is, when the shop does not answer or asks to try
    later. Under one key the shop does it once, however often it is sent.
    """
    headers = {name.replace("_", "-"): value for name, value in headers.items() if value}
    headers["Content-Type"] = "application/json"
    if key:
        headers["Idempotency-Key"] = key
    data = None if body is None else json.dumps(body).encode()
    for attempt in range(1, ATTEMPTS + 1):
        is_last = attempt == ATTEMPTS or not (method == "GET" or key)
        try:
            request = Request(SHOP + path, data=data, headers=headers, method=method)
            with urlopen(request, timeout=TIMEOUT_SECONDS) as answer:
                return json.loads(answer.read() or b"{}")
        except HTTPError as error:
            if is_last or error.code not in BUSY:
                raise ShopError(error.code, body_of(error)) from None
            time.sleep(float(error.headers.get("Retry-After", attempt)))
        except (URLError, TimeoutError):
            if is_last:
                raise
            time.sleep(attempt)


def body_of(error):
    """The JSON of a refusal; a proxy in front of the shop may answer with something else."""
    try:
        return json.loads(error.read())
    except ValueError:
        return {}


def order_as_guest(product_id):
    """A guest needs no account: the token of the order reads and pays it."""
    order = {
        "customer_name": "Grace Hopper",
        "customer_email": "grace@example.com",
        "shipping_address": "1 Navy Yard, Washington",
        "items": [{"product_id": product_id, "quantity": 1}],
    }
    key = str(uuid.uuid4())
    placed = call("POST", "/api/orders/", order, key)
    again = call("POST", "/api/orders/", order, key)  # as after a time-out: the same order, not a second one
    assert again["order"]["id"] == placed["order"]["id"]
    order_id, token = placed["order"]["id"], placed["order_token"]
    payment = {"order_id": order_id, "provider": "test", "token": "tok_visa"}
    call("POST", "/api/payments/transactions/", payment, str(uuid.uuid4()), X_Order_Token=token)
    return call("GET", f"/api/orders/{order_id}/", X_Order_Token=token)


def order_as_customer(product_id):
    """A customer has an account, a cart, and a stored payment method."""
    email = f"ada-{uuid.uuid4()}@example.com"
    account = {"email": email, "password": "analytical engine", "name": "Ada Lovelace"}
    session = call("POST", "/api/customers/register/", account)
    me = {"Authorization": f"Bearer {session['access_token']}"}
    call("POST", "/api/cart/", {"product_id": product_id, "quantity": 2}, str(uuid.uuid4()), **me)
    address = {"shipping_address": "12 St James Square, London"}
    placed = call("POST", "/api/cart/checkout/", address, str(uuid.uuid4()), **me)
    card = {"provider": "test", "token": "tok_visa", "make_default": True}
    call("POST", "/api/payments/methods/", card, str(uuid.uuid4()), **me)
    order_id = placed["order"]["id"]
    call("POST", "/api/payments/transactions/", {"order_id": order_id}, str(uuid.uuid4()), **me)
    return call("GET", f"/api/orders/{order_id}/", **me)


def main():
    found = call("GET", "/api/products/search/?in_stock=true&page_size=1")
    product = found["products"][0]
    for order in (order_as_guest(product["id"]), order_as_customer(product["id"])):
        print(f"Order {order['id']}: {order['total_amount']} {order['currency']}, {order['payment_status']}")
    try:
        call("POST", "/api/orders/", {"items": [{"product_id": product["id"], "quantity": 0}]})
    except ShopError as error:
        print(f"Refused ({error.status} {error.code}): {', '.join(sorted(error.details))}")


if __name__ == "__main__":
    main()
