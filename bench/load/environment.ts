// The settings of the processes that are measured: those of production. Imported first, before any settings are read.
Object.assign(process.env, {
  DEBUG: 'false',
  GRPC_TRUST_NETWORK: 'true',
  SECRET_KEY: 'only-for-measuring-'.repeat(4),
  ALLOWED_HOSTS: '127.0.0.1',
  TEST_PAYMENTS: 'true',
});
