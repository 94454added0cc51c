// CustomerService over gRPC, as a foreign client calls it.
import { credentials } from '@grpc/grpc-js';
import { expect } from 'chai';
import maskPb from 'google-protobuf/google/protobuf/field_mask_pb.js';
import { toMessage } from '../../framework/grpc/codec.js';
import { settings } from '../../ecommerce/settings.js';
import { onEachDatabaseInOrder } from '../../testing/databases.js';
import { call, callRaw, refusal } from '../../testing/grpc.js';
import { useShop } from '../../testing/shop.js';
import grpcPb from '../../protos/generated/customers_grpc_pb.js';
import pb from '../../protos/generated/customers_pb.js';
import { Customer } from '../models.js';
import {
  ADA,
  BOB,
  login,
  PASSWORD,
  register,
  type SessionBody,
  statusOfMe,
} from '../../testing/makers/customers.js';

onEachDatabaseInOrder('CustomerService', (dialect) => {
  const shop = useShop(dialect);
  let client: InstanceType<typeof grpcPb.CustomerServiceClient>;
  let ada: SessionBody;
  const stored = () => Customer.objects(shop().db.read).where({ id: ada.customer.id }).first();

  before(async () => {
    client = new grpcPb.CustomerServiceClient(settings.CUSTOMERS_ADDRESS, credentials.createInsecure());
    ada = await register(shop());
  });
  after(() => client.close());

  const update = (fields: object, paths?: string[]) => {
    const update_mask = paths && toMessage(maskPb.FieldMask, { paths });
    const mask = update_mask && { update_mask };
    const request = toMessage(pb.UpdateCustomerRequest, { id: ada.customer.id, ...fields, ...mask });
    return call(client, (stub) => stub.updateCustomer, request);
  };

  it('registers, logs in, knows the access token, and logs out', async () => {
    const made = await call(client, (stub) => stub.register, toMessage(pb.RegisterRequest, BOB));
    expect(made.getCustomer()?.getEmail()).to.equal(BOB.email);
    const credentialsOfBob = toMessage(pb.LoginRequest, { email: 'BOB@example.com', password: PASSWORD });
    const session = await call(client, (stub) => stub.login, credentialsOfBob);
    const access_token = session.getAccessToken();
    const authenticate = () =>
      call(client, (stub) => stub.authenticate, toMessage(pb.AuthenticateRequest, { access_token }));
    expect((await authenticate()).getId()).to.equal(made.getCustomer()?.getId());
    const refresh_token = session.getRefreshToken();
    await call(client, (stub) => stub.logout, toMessage(pb.LogoutRequest, { refresh_token }));
    expect((await refusal(authenticate())).status).to.equal('UNAUTHENTICATED');
  });

  it('sets exactly the fields that the mask names', async () => {
    const before = await stored();
    const changed = await update({ name: 'Ada King', phone: '1', email: 'ignored@example.com' }, ['name']);
    expect([changed.getName(), changed.getPhone(), changed.getEmail()]).to.deep.equal([
      ...['Ada King', ADA.phone, ADA.email],
    ]);
    expect((await update({ phone: '' }, ['phone'])).getPhone()).to.equal('');
    expect((await update({ name: 'Nobody' }, [])).getName()).to.equal('Ada King');
    expect((await stored())?.shipping_address).to.equal(before?.shipping_address);
  });

  it('without a mask sets all fields, as if a mask had named them', async () => {
    const before = await stored();
    const refused = await refusal(update({ phone: '1' }));
    expect([refused.status, refused.error.details[0]?.field]).to.deep.equal(['INVALID_ARGUMENT', 'email']);
    expect(await stored()).to.deep.equal(before);
    const changed = await update({ email: ADA.email, name: 'Ada King' });
    expect([changed.getName(), changed.getPhone(), changed.getShippingAddress()]).to.deep.equal([
      ...['Ada King', '', ''],
    ]);
  });

  it('refuses a mask and values that make no sense', async () => {
    const before = await stored();
    for (const path of ['password', 'active', 'id', 'email_key', '__proto__', 'nothing']) {
      const { status, error } = await refusal(update({}, [path]));
      expect([status, error.details[0]?.field], path).to.deep.equal(['INVALID_ARGUMENT', 'update_mask']);
    }
    for (const [field, value] of [
      ['email', ''],
      ['email', 'x'],
      ['name', ''],
      ['name', 'a\0b'],
      ['phone', '1'.repeat(33)],
    ] as const) {
      const { status, error } = await refusal(update({ [field]: value }, [field]));
      expect([status, error.details[0]?.field]).to.deep.equal(['INVALID_ARGUMENT', field]);
    }
    expect(await stored()).to.deep.equal(before);
  });

  it('deactivates and activates, twice without harm', async () => {
    const set = (active: boolean, id = ada.customer.id) =>
      call(client, (stub) => stub.setCustomerActive, toMessage(pb.SetCustomerActiveRequest, { id, active }));
    for (const active of [false, false, true, true]) expect((await set(active)).getActive()).to.equal(active);
    expect(await statusOfMe(shop(), ada.access_token)).to.equal(401);
    expect((await login(shop(), ADA.email, PASSWORD)).status).to.equal(200);
    expect((await refusal(set(false, 999))).status).to.equal('NOT_FOUND');
  });

  it('answers bad requests with INVALID_ARGUMENT and the field', async () => {
    const cases: [Promise<unknown>, string][] = [
      [call(client, (stub) => stub.register, new pb.RegisterRequest()), 'email'],
      [
        call(client, (stub) => stub.register, toMessage(pb.RegisterRequest, { ...BOB, password: 'short' })),
        'password',
      ],
      [call(client, (stub) => stub.login, new pb.LoginRequest()), 'email'],
      [
        call(client, (stub) => stub.login, toMessage(pb.LoginRequest, { ...pick(BOB), cart_token: 'x\0' })),
        'cart_token',
      ],
      [call(client, (stub) => stub.refreshSession, new pb.RefreshSessionRequest()), 'refresh_token'],
      [call(client, (stub) => stub.logout, new pb.LogoutRequest()), 'refresh_token'],
      [call(client, (stub) => stub.getCustomer, new pb.GetCustomerRequest()), 'id'],
      [call(client, (stub) => stub.getCustomer, toMessage(pb.GetCustomerRequest, { id: -1 })), 'id'],
      [call(client, (stub) => stub.changePassword, new pb.ChangePasswordRequest()), 'id'],
      [call(client, (stub) => stub.requestPasswordReset, new pb.RequestPasswordResetRequest()), 'email'],
      [call(client, (stub) => stub.resetPassword, new pb.ResetPasswordRequest()), 'reset_token'],
      [call(client, (stub) => stub.setCustomerActive, new pb.SetCustomerActiveRequest()), 'id'],
      [
        call(client, (stub) => stub.listCustomers, toMessage(pb.ListCustomersRequest, { page_size: -1 })),
        'page_size',
      ],
    ];
    for (const [answer, field] of cases) {
      const { status, error } = await refusal(answer);
      expect([status, error.details[0]?.field]).to.deep.equal(['INVALID_ARGUMENT', field]);
    }
  });

  it('says who is not there, who is wrong, and what is taken', async () => {
    const unknown = call(client, (stub) => stub.getCustomer, toMessage(pb.GetCustomerRequest, { id: 999 }));
    expect((await refusal(unknown)).status).to.equal('NOT_FOUND');
    const nobody = toMessage(pb.LoginRequest, { email: 'nobody@example.com', password: PASSWORD });
    expect((await refusal(call(client, (stub) => stub.login, nobody))).status).to.equal('UNAUTHENTICATED');
    const taken = call(client, (stub) => stub.register, toMessage(pb.RegisterRequest, { ...ADA }));
    expect((await refusal(taken)).status).to.equal('ALREADY_EXISTS');
    const none = call(client, (stub) => stub.authenticate, new pb.AuthenticateRequest());
    expect((await refusal(none)).status).to.equal('UNAUTHENTICATED');
  });

  it('refuses bytes that are no message, or no UTF-8', async () => {
    for (const bytes of [
      [0xff, 0xff, 0xff],
      [0x0a, 0x02, 0xc3, 0x28],
    ]) {
      const answer = callRaw(
        settings.CUSTOMERS_ADDRESS,
        '/customers.CustomerService/Login',
        Uint8Array.from(bytes),
      );
      expect((await refusal(answer)).status).to.equal('INVALID_ARGUMENT');
    }
  });
});

/** What a log-in needs of an account. */
function pick({ email, password }: { email: string; password: string }) {
  return { email, password };
}
