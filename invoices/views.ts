// The REST endpoints of invoices: read the request, call the service, write the reply.
import type { Request, Response } from 'express';
import { notFound } from '../framework/errors.js';
import { etagOf } from '../framework/etags.js';
import { mayUse } from '../framework/http/access.js';
import { sendResource, sendTagged } from '../framework/http/conditions.js';
import { sendList } from '../framework/http/lists.js';
import { accountOf, callContext, created, idParameter } from '../framework/http/request.js';
import * as ordersClient from '../orders/grpc_client.js';
import { ownOrder, scopeOf } from '../orders/own_orders.js';
import * as client from './grpc_client.js';
import type { ListInvoices } from './lists.js';
import * as serializers from './serializers.js';

/** All invoices for staff, a customer's own for a customer, those of one order for a request with its token. */
export async function list(
  request: Request,
  response: Response,
  { query }: { query: ListInvoices },
): Promise<void> {
  const fields = { ...query, ...(await scopeOf(request, query)) };
  const { invoices, ...page } = await client.listInvoices(fields, callContext(request));
  sendList(response, 'invoices', invoices.map(serializers.invoiceSerializer.json), page);
}

/** 201 with the invoice, 200 if it already existed. */
export async function issue(
  request: Request,
  response: Response,
  { body: { order_id } }: { body: { order_id: number } },
): Promise<void> {
  await ownOrder(request, order_id);
  const invoice = await client.issueInvoice(order_id, callContext(request));
  if (!invoice.already_issued) created(response, `invoices/${invoice.id}/`);
  response.json(serializers.invoiceSerializer.json(invoice));
}

export async function retrieve(request: Request, response: Response): Promise<void> {
  sendResource(response, serializers.invoiceSerializer.json(await ownInvoice(request)));
}

export async function pdf(request: Request, response: Response): Promise<void> {
  const { id } = await ownInvoice(request);
  const { filename, content } = await client.getInvoicePdf(id, callContext(request));
  response.set('Content-Disposition', `inline; filename="${filename}"`);
  sendTagged(response, 'application/pdf', Buffer.from(content as Uint8Array), etagOf(content));
}

/** The invoice in the path; `not_found` also for callers who may not see it. */
async function ownInvoice(request: Request): Promise<serializers.InvoiceMessage> {
  const id = idParameter(request, 'id', 'Invoice');
  const invoice = await client.getInvoice(id, callContext(request));
  if (!(await mayUseInvoice(request, invoice))) throw notFound('Invoice', id);
  return invoice;
}

/** An invoice never changes: after a customer has claimed the order, only the order has the new owner. */
async function mayUseInvoice(request: Request, invoice: serializers.InvoiceMessage): Promise<boolean> {
  const { customer_id, order_id } = invoice;
  if (mayUse(request, customer_id, order_id)) return true;
  if (accountOf(request) === 0 || customer_id !== 0) return false;
  return mayUse(request, (await ordersClient.getOrder(order_id, callContext(request))).customer_id, order_id);
}
