// Reading the HTML of a list as a test needs it.

/** The ids of the rows, in their order. */
export function rowIds(html: string): number[] {
  return [...html.matchAll(/name="_selected_action" value="(\d+)"/g)].map(([, id]) => Number(id));
}

/** What the cells of one row say, as HTML without tags. */
export function cellsOf(html: string, id: number): string[] {
  const rows = html.split('<tr>').filter((row) => row.includes(`name="_selected_action" value="${id}"`));
  const cells = [...(rows[0] ?? '').matchAll(/data-label="[^"]*">(.*?)<\/t[dh]>/gs)];
  return cells.map(([, cell = '']) => cell.replace(/<[^>]*>/g, '').trim());
}

/** The page's text. */
export function textOf(html: string): string {
  return html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
}

/** The fields that the list's form would post now. */
export function listForm(html: string): Record<string, string> {
  const form = html.slice(html.indexOf('id="changelist-form"'));
  const inputs = form.matchAll(/<input ([^>]*)>/g);
  const fields: Record<string, string> = {};
  for (const [, attributes = ''] of inputs) {
    const name = /name="(form-[^"]*)"/.exec(attributes)?.[1];
    if (name !== undefined) fields[name] = /value="([^"]*)"/.exec(attributes)?.[1] ?? '';
  }
  return fields;
}
