// The mails that a test's shop sends: they go into a folder, from which the test reads them.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { backgroundWorkDone } from '../framework/grpc/after_response.js';
import { settings } from '../ecommerce/settings.js';

/** Reads the mails since the test began, their quoted-printable text decoded. */
export function useMails(): () => Promise<string[]> {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'shop-mail-'));
  const { EMAIL_URL } = settings;
  before(() => void (settings.EMAIL_URL = `file:${directory}`));
  beforeEach(async () => {
    await backgroundWorkDone();
    for (const file of readdirSync(directory)) rmSync(path.join(directory, file));
  });
  after(() => {
    settings.EMAIL_URL = EMAIL_URL;
    rmSync(directory, { recursive: true });
  });
  return async () => {
    await backgroundWorkDone();
    return readdirSync(directory)
      .sort()
      .map((file) =>
        readFileSync(path.join(directory, file), 'utf8').replaceAll('=\r\n', '').replaceAll('=3D', '='),
      );
  };
}
