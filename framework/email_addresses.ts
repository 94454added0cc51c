// The normalized form of e-mail addresses: the domain is in ASCII, so that a mailbox has one address in
// every spelling of its domain (RFC 5890, as new URL() converts it).
import { domainToASCII } from 'node:url';

const MAX_EMAIL_LENGTH = 254;

/** The local part and labels of a domain in ASCII, with the pattern of ajv-formats. */
const ASCII_EMAIL =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i;

const NOT_ASCII = /[^\x00-\x7f]/;

/** The address in its stored form; `null` when it is invalid. ASCII addresses do not change. */
export function storedEmail(text: string): string | null {
  const at = text.lastIndexOf('@');
  const domain = text.slice(at + 1);
  const address = NOT_ASCII.test(domain) ? `${text.slice(0, at)}@${domainToASCII(domain)}` : text;
  return ASCII_EMAIL.test(address) && address.length <= MAX_EMAIL_LENGTH ? address : null;
}
