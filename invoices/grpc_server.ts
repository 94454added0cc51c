// InvoiceService: decode, check, one model call, encode.
import { toMessage } from '../framework/grpc/codec.js';
import { defineService, type Handlers } from '../framework/grpc/service.js';
import { settings } from '../ecommerce/settings.js';
import { checkId } from '../framework/validation.js';
import grpcPb from '../protos/generated/invoices_grpc_pb.js';
import pb from '../protos/generated/invoices_pb.js';
import { issueInvoice } from './issuance.js';
import { invoiceList, listInvoices } from './lists.js';
import { getInvoice } from './models.js';
import { invoiceFile } from './pdf_file.js';
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
      const page = await listInvoices(db, invoiceList.read(request));
      const invoices = page.rows.map(serializers.invoiceSerializer.message);
      return toMessage(pb.ListInvoicesResponse, { invoices, next_page_token: page.next_page_token });
    },
    async getInvoicePdf(request) {
      return toMessage(pb.InvoicePdf, await invoiceFile(db.read, checkId(request).id));
    },
  }),
});
