// Downloads of the rows of a list as CSV.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readList } from './changelist/list_page.js';
import { WrongLookup } from './changelist/parameters.js';
import type { ListQuery } from './changelist/rows.js';
import type { ModelPage } from './page.js';
import { redirect } from './rendering.js';
import { modelUrl } from './site.js';

/** Sends the text that `lines` makes of the list that the URL asks for, as it is made. */
export async function sendCsv(
  page: ModelPage,
  lines: (list: ListQuery) => AsyncIterable<string>,
): Promise<void> {
  const list = await askedList(page);
  if (!list) return redirect(page, `${modelUrl(page.model)}?e=1`);
  await sendFile(page, `${page.model.modelName}.csv`, lines(list));
}

/** Sends CSV as a file of this name, as it is made. */
export async function sendFile(
  { response }: ModelPage,
  name: string,
  lines: AsyncIterable<string>,
): Promise<void> {
  response.type('text/csv; charset=utf-8');
  response.attachment(name);
  try {
    await pipeline(Readable.from(lines), response);
  } catch (error) {
    // If the client stops the download, nothing is left to do; if we fail, the response can only be aborted.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}

async function askedList(page: ModelPage): Promise<ListQuery | null> {
  try {
    return await readList(page);
  } catch (error) {
    if (error instanceof WrongLookup) return null;
    throw error;
  }
}
