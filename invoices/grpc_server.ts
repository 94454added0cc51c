// InvoiceService: decode, check, one model call, encode.
import { toMessage } from '../framework/grpc/codec.js';
import { defineService, type Handlers } from '../framework/grpc/service.js';
import { settings } from '../ecommerce/settings.js';
import { checkId } from '../framework/validation.js';
import grpcPb from '../protos/generated/invoices_grpc_pb.js';
import pb from '../protos/generated/invoices_pb.js';
import { issueInvoice } from './issuance.js';
import { getInvoice, listInvoices } from './models.js';
import { invoicePdf } from './pdf/rendering.js';
import * as serializers from './serializers.js';

type Definition = typeof grpcPb.InvoiceServiceService;

export const service = defineService({
  name: 'invoices.InvoiceService',
  address: settings.INVOICES_ADDRESS,
  definition: grpcPb.InvoiceServiceService,
  keyed: ['issueInvoice'],
  handlers: (db): Handlers<Definition> => ({
    async issueInvoice(request) {
      const { order_id } = serializers.checkOrder(request);
      const { invoice, already_issued } = await issueInvoice(db, order_id);
      return serializers.invoiceSerializer.message({ ...invoice, already_issued });
    },
    async getInvoice(request) {
      const { id } = checkId(request);
      return serializers.invoiceSerializer.message(await getInvoice(db.read, id));
    },
    async listInvoices(request) {
      const { customer_id = 0, order_id = 0, ...paging } = serializers.checkList(request);
      const page = await listInvoices(db, { customer_id, order_id }, paging);
      const invoices = page.rows.map(serializers.invoiceSerializer.message);
      return toMessage(pb.ListInvoicesResponse, { invoices, next_page_token: page.next_page_token });
    },
    async getInvoicePdf(request) {
      const invoice = await getInvoice(db.read, checkId(request).id);
      const content = await invoicePdf(invoice, await creditedNumber(invoice.credited_invoice_id));
      return toMessage(pb.InvoicePdf, { filename: `${invoice.number}.pdf`, content });

      async function creditedNumber(id: number | null): Promise<string> {
        return id === null ? '' : (await getInvoice(db.read, id)).number;
      }
    },
  }),
});
