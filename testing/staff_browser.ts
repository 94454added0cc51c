// A member of staff at a browser without JavaScript: keeps cookies, follows redirects when told to,
// and posts forms with the token of the page that it saw last.

/** What came back. `text` is the page's HTML. */
export interface PageAnswer {
  status: number;
  headers: Headers;
  text: string;
  /** Where a redirect leads, without the host; '' when it is none. */
  location: string;
}

type Fields = Record<string, string | number | string[]>;

export class StaffBrowser {
  readonly cookies = new Map<string, string>();
  /** The CSRF token of the last page that had one. */
  csrfToken = '';

  constructor(
    private readonly url: string,
    readonly userId = 0,
  ) {}

  get(path: string, headers: Record<string, string> = {}): Promise<PageAnswer> {
    return this.request('GET', path, undefined, headers);
  }

  /** Posts a form as the page that was seen last would; gets the index first when none was. */
  async post(path: string, fields: Fields = {}, headers: Record<string, string> = {}): Promise<PageAnswer> {
    if (this.csrfToken === '') await this.get('/admin/login/');
    if (this.csrfToken === '') await this.get('/admin/');
    return this.request('POST', path, formBody({ csrfmiddlewaretoken: this.csrfToken, ...fields }), headers);
  }

  /** As `post`, as multipart/form-data; a Blob among the fields is a file. */
  async postMultipart(path: string, fields: Record<string, string | Blob>): Promise<PageAnswer> {
    if (this.csrfToken === '') await this.get('/admin/');
    const body = new FormData();
    body.append('csrfmiddlewaretoken', this.csrfToken);
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    return this.request('POST', path, body, {});
  }

  /** As `post`, then the page that it leads to. */
  async postAndFollow(path: string, fields: Fields = {}): Promise<PageAnswer> {
    const answer = await this.post(path, fields);
    return answer.location === '' ? answer : this.get(new URL(answer.location, this.url + path).href);
  }

  private async request(
    method: string,
    path: string,
    body: URLSearchParams | FormData | undefined,
    headers: Record<string, string>,
  ): Promise<PageAnswer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(path, this.url), {
      method,
      redirect: 'manual',
      headers: { ...(cookie && { Cookie: cookie }), ...headers },
      ...(body && { body }),
    });
    for (const line of response.headers.getSetCookie()) this.keepCookie(line);
    const text = await response.text();
    const token = /name="csrfmiddlewaretoken" value="([^"]*)"/.exec(text)?.[1];
    if (token !== undefined) this.csrfToken = token;
    const location = (response.headers.get('location') ?? '').replace(this.url, '');
    return { status: response.status, headers: response.headers, text, location };
  }

  private keepCookie(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    const expired = /Max-Age=0|Expires=Thu, 01 Jan 1970/i.test(line);
    if (expired || value === '') this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

function formBody(fields: Fields): URLSearchParams {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of Array.isArray(value) ? value : [value]) body.append(name, String(one));
  }
  return body;
}
