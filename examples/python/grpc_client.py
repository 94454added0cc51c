#!/usr/bin/env python3
"""Orders over gRPC as a guest and as a customer, with grpcio (Debian: python3-grpcio, python3-grpc-tools).

The code of the messages is made from the .proto files, which the shop serves at /api/protos/ too:

    python3 examples/python/grpc_client.py [folder of the .proto files]

GRPC_TOKEN is that of the shop, if it has one. With TLS, GRPC_TLS_CA is the file of its authority, and GRPC_TLS_CERT and
GRPC_TLS_KEY are those of the client's certificate, if the shop demands one. PRODUCTS_ADDRESS, ORDERS_ADDRESS and CUSTOMERS_ADDRESS say where its
services are, if not where `npm start` puts them.
"""

import os
import subprocess
import sys
import tempfile
import time
import uuid

import grpc

PROTOS = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(__file__), "..", "..", "protos")
ATTEMPTS = 4
TIMEOUT_SECONDS = 15
# A call with an idempotency key may be repeated after any of these: it is carried out once.
MAY_REPEAT = (grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.DEADLINE_EXCEEDED)


def compile_protos(folder):
    """Makes the Python code of the .proto files in a folder that Python looks into."""
    names = ["products.proto", "orders.proto", "customers.proto"]
    made = ["--python_out", folder, "--grpc_python_out", folder]
    command = [sys.executable, "-m", "grpc_tools.protoc", f"-I{PROTOS}", *made, *names]
    subprocess.run(command, check=True)
    sys.path.insert(0, folder)


def content(variable):
    """What is in the file that an environment variable names; None if it names none."""
    name = os.environ.get(variable)
    if not name:
        return None
    with open(name, "rb") as file:
        return file.read()


def open_channel(address):
    """A channel to a service, with TLS if GRPC_TLS_CA is set."""
    authority = content("GRPC_TLS_CA")
    if authority is None:
        return grpc.insecure_channel(address)
    key, certificate = content("GRPC_TLS_KEY"), content("GRPC_TLS_CERT")
    return grpc.secure_channel(address, grpc.ssl_channel_credentials(authority, key, certificate))


def stub(module, name, variable, address):
    """A client of a service; calls of one process share its channel."""
    return getattr(module, f"{name}Stub")(open_channel(os.environ.get(variable, address)))


def call(method, request, key=None):
    """Calls a method, again if that is safe and the service does not answer."""
    token = os.environ.get("GRPC_TOKEN")
    metadata = [("authorization", f"Bearer {token}")] if token else []
    if key:
        metadata.append(("idempotency-key", key))
    for attempt in range(1, ATTEMPTS + 1):
        try:
            return method(request, timeout=TIMEOUT_SECONDS, metadata=metadata)
        except grpc.RpcError as error:
            if attempt == ATTEMPTS or error.code() not in MAY_REPEAT:
                raise
            time.sleep(attempt)


def main():
    with tempfile.TemporaryDirectory() as folder:
        compile_protos(folder)
        import customers_pb2
        import customers_pb2_grpc
        import orders_pb2
        import orders_pb2_grpc
        import products_pb2
        import products_pb2_grpc

    products = stub(products_pb2_grpc, "ProductService", "PRODUCTS_ADDRESS", "localhost:50051")
    orders = stub(orders_pb2_grpc, "OrderService", "ORDERS_ADDRESS", "localhost:50052")
    customers = stub(customers_pb2_grpc, "CustomerService", "CUSTOMERS_ADDRESS", "localhost:50053")

    search = products_pb2.SearchProductsRequest(in_stock=True, page_size=1)
    product = call(products.SearchProducts, search).products[0]
    contact = {
        "customer_name": "Grace Hopper",
        "customer_email": "grace@example.com",
        "shipping_address": "1 Navy Yard, Washington",
        "items": [orders_pb2.OrderItem(product_id=product.id, quantity=1)],
    }

    # A guest's order. CreateOrder has the idempotency key in its message; other methods take it as metadata.
    request = orders_pb2.CreateOrderRequest(idempotency_key=str(uuid.uuid4()), **contact)
    placed = call(orders.CreateOrder, request)
    again = call(orders.CreateOrder, request)  # as after a time-out: the same order, not a second one
    assert again.replayed and again.order.id == placed.order.id
    print(f"Order {placed.order.id}: {placed.order.total_amount} {placed.order.currency}, as a guest")

    # A customer's order: customer_id puts it into the account.
    email = f"ada-{uuid.uuid4()}@example.com"
    account = customers_pb2.RegisterRequest(email=email, password="analytical engine", name="Ada Lovelace")
    customer = call(customers.Register, account, str(uuid.uuid4())).customer
    key = str(uuid.uuid4())
    request = orders_pb2.CreateOrderRequest(idempotency_key=key, customer_id=customer.id, **contact)
    placed = call(orders.CreateOrder, request)
    print(f"Order {placed.order.id}: {placed.order.total_amount} {placed.order.currency}, as customer {customer.id}")

    cancel = orders_pb2.CancelOrderRequest(id=placed.order.id)
    print(call(orders.CancelOrder, cancel, str(uuid.uuid4())).message)

    try:
        call(orders.GetOrder, orders_pb2.GetOrderRequest(id=2_000_000_000))
    except grpc.RpcError as error:
        print(f"Refused ({error.code().name}): {error.details()}")


if __name__ == "__main__":
    main()
