// E-mail addresses as the shop accepts and stores them: the domain in ASCII, so that one mailbox is one
// address however its domain was typed (RFC 5890, as new URL() converts it).
import { domainToASCII } from 'node:url';

const MAX_EMAIL_LENGTH = 254;

/** The local part and labels of a domain in ASCII, as ajv-formats has them. */
const ASCII_EMAIL =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i;

const NOT_ASCII = /[^\x00-\x7f]/;

/** The address in the form in which it is stored; `null` when it is none. Of ASCII nothing is changed. */
export function storedEmail(text: string): string | null {
  const at = text.lastIndexOf('@');
  const domain = text.slice(at + 1);
  const address = NOT_ASCII.test(domain) ? `${text.slice(0, at)}@${domainToASCII(domain)}` : text;
  return ASCII_EMAIL.test(address) && address.length <= MAX_EMAIL_LENGTH ? address : null;
}
