// Accounts of customers of a Python shop that has them, for `importdjango`. They log in with their old passwords.
import type { DjangoTable } from '../framework/db/django_tables.js';
import { isUsable } from '../framework/auth/passwords.js';
import { Customer } from './models.js';

const CUSTOMERS: DjangoTable<typeof Customer> = {
  model: Customer,
  identity: ['created_at'],
  remark: ({ password }) =>
    isUsable(password) ? undefined : 'its password cannot be checked here: the customer resets it by e-mail',
};

export const DJANGO_CUSTOMERS: DjangoTable[] = [CUSTOMERS];
