// The .proto files of the services, read once.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CODE_DIR } from '../conf/settings.js';
import { loadDescriptors } from './descriptors.js';

const FOLDER = path.join(CODE_DIR, 'protos');

/** A .proto file; its size is in bytes. */
export interface ProtoFile {
  name: string;
  size: number;
  services: string[];
  text: string;
}

let read: ProtoFile[] | undefined;

/** All files by name. */
export function protoFiles(): ProtoFile[] {
  read ??= readdirSync(FOLDER)
    .filter((name) => name.endsWith('.proto'))
    .sort()
    .map((name) => {
      const text = readFileSync(path.join(FOLDER, name), 'utf8');
      return { name, size: Buffer.byteLength(text), services: loadDescriptors().servicesIn(name), text };
    });
  return read;
}
