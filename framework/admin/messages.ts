// Messages that the next page shows once: "The product “Lamp” was added." Between the two requests they
// are stored in a signed cookie.
import type { Request, Response } from 'express';
import { clearCookie, readCookie, setCookie } from '../http/cookies.js';
import { sign, unsign } from '../signing.js';
import type { Link } from './model_admin.js';

const COOKIE = 'admin_messages';
/** Browsers store 4,096 bytes of a cookie; base64 adds a third to the text. */
const MAX_JSON_BYTES = 2_600;

export type MessageLevel = 'success' | 'info' | 'warning' | 'error';

/** A sentence with a link in it: "The product “", "Lamp", "” was added." */
export interface LinkedText {
  before: string;
  link: Link;
  after: string;
}

export interface Message {
  level: MessageLevel;
  text: string | LinkedText;
}

const added = new WeakMap<Request, Message[]>();

/** Adds a message to this page, or after a redirect to the next one. */
export function addMessage(
  { request }: { request: Request },
  level: MessageLevel,
  text: Message['text'],
): void {
  const list = added.get(request) ?? [];
  added.set(request, [...list, { level, text }]);
}

/** Returns and clears the messages of this page. */
export function takeMessages({ request, response }: { request: Request; response: Response }): Message[] {
  const kept = readMessages(request);
  if (kept.length > 0) clearCookie(response, COOKIE);
  return [...kept, ...(added.get(request) ?? [])];
}

/** Passes pending messages to the next page. */
export function keepMessages({ request, response }: { request: Request; response: Response }): void {
  const list = [...readMessages(request), ...(added.get(request) ?? [])];
  if (list.length > 0) setCookie(response, COOKIE, encode(list));
}

/** Truncates the longest texts, then drops the oldest messages, until they fit into a cookie. */
function encode(list: Message[]): string {
  let kept = list;
  for (let room = 1_000; Buffer.byteLength(JSON.stringify(kept)) > MAX_JSON_BYTES; room -= 100) {
    kept = room > 0 ? kept.map(({ level, text }) => ({ level, text: shorten(text, room) })) : kept.slice(1);
  }
  return sign(kept, COOKIE);
}

function shorten(text: string, length: number): string;
function shorten(text: Message['text'], length: number): Message['text'];
function shorten(text: Message['text'], length: number): Message['text'] {
  if (typeof text !== 'string') {
    return { ...text, link: { ...text.link, text: shorten(text.link.text, length) } };
  }
  const letters = [...text];
  return letters.length > length ? `${letters.slice(0, length).join('')}…` : text;
}

function readMessages(request: Request): Message[] {
  return (unsign(readCookie(request, COOKIE) ?? '', COOKIE) ?? []) as Message[];
}
