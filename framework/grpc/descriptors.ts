// The compiled descriptors of all .proto files, for reflection.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import descriptorPb from 'google-protobuf/google/protobuf/descriptor_pb.js';
import { CODE_DIR } from '../conf/settings.js';

type FileDescriptor = InstanceType<typeof descriptorPb.FileDescriptorProto>;
type MessageDescriptor = InstanceType<typeof descriptorPb.DescriptorProto>;
export type FieldDescriptor = InstanceType<typeof descriptorPb.FieldDescriptorProto>;

/** Files by name, and the name of the file that defines each symbol. */
export class Descriptors {
  private readonly files = new Map<string, FileDescriptor>();
  private readonly fileOfSymbol = new Map<string, string>();
  private readonly messages = new Map<string, Map<number, FieldDescriptor>>();
  private readonly inputs = new Map<string, string>();

  constructor(bytes: Uint8Array) {
    for (const file of descriptorPb.FileDescriptorSet.deserializeBinary(bytes).getFileList()) {
      this.files.set(file.getName() ?? '', file);
      for (const symbol of symbolsOf(file)) this.fileOfSymbol.set(symbol, file.getName() ?? '');
      const scope = file.getPackage() ? `${file.getPackage()}.` : '';
      for (const message of file.getMessageTypeList()) this.addMessage(message, scope);
      for (const service of file.getServiceList()) {
        for (const method of service.getMethodList()) {
          const path = `/${scope}${service.getName()}/${method.getName()}`;
          this.inputs.set(path, (method.getInputType() ?? '').slice(1));
        }
      }
    }
  }

  private addMessage(message: MessageDescriptor, scope: string): void {
    const name = `${scope}${message.getName()}`;
    this.messages.set(name, new Map(message.getFieldList().map((field) => [field.getNumber() ?? 0, field])));
    for (const nested of message.getNestedTypeList()) this.addMessage(nested, `${name}.`);
  }

  /** The fields of a message by number; none for an unknown message. */
  fieldsOf(messageName: string): ReadonlyMap<number, FieldDescriptor> {
    return this.messages.get(messageName) ?? new Map<number, FieldDescriptor>();
  }

  /** The name of the request message of a method (`/products.ProductService/GetProduct`). */
  inputType(methodPath: string): string {
    return this.inputs.get(methodPath) ?? '';
  }

  /** The full names of the services that a file defines: `products.ProductService`. */
  servicesIn(name: string): string[] {
    const file = this.files.get(name);
    return (file?.getServiceList() ?? []).map((service) => `${file?.getPackage()}.${service.getName()}`);
  }

  /** The named file and all its imports, each once, serialized; `null` when there is none. */
  file(name: string): Uint8Array[] | null {
    if (!this.files.has(name)) return null;
    const names = new Set<string>();
    const add = (next: string): void => {
      const file = this.files.get(next);
      if (!file || names.has(next)) return;
      names.add(next);
      file.getDependencyList().forEach(add);
    };
    add(name);
    return [...names].flatMap((each) => this.files.get(each)?.serializeBinary() ?? []);
  }

  /** As `file`, for the file that defines a service, method, message, field or enum. */
  fileContaining(symbol: string): Uint8Array[] | null {
    const name = this.fileOfSymbol.get(symbol);
    return name === undefined ? null : this.file(name);
  }
}

let loaded: Descriptors | undefined;

/** The descriptors of protos/generated/descriptor_set.bin, read once. */
export function loadDescriptors(): Descriptors {
  loaded ??= new Descriptors(readFileSync(path.join(CODE_DIR, 'protos', 'generated', 'descriptor_set.bin')));
  return loaded;
}

function symbolsOf(file: FileDescriptor): string[] {
  const scope = file.getPackage() ? `${file.getPackage()}.` : '';
  const services = file.getServiceList().flatMap((service) => {
    const name = `${scope}${service.getName()}`;
    return [name, ...service.getMethodList().map((method) => `${name}.${method.getName()}`)];
  });
  const enums = file.getEnumTypeList().map((each) => `${scope}${each.getName()}`);
  return [
    ...services,
    ...enums,
    ...file.getMessageTypeList().flatMap((each) => symbolsOfMessage(each, scope)),
  ];
}

function symbolsOfMessage(message: MessageDescriptor, scope: string): string[] {
  const name = `${scope}${message.getName()}`;
  return [
    name,
    ...message.getFieldList().map((field) => `${name}.${field.getName()}`),
    ...message.getEnumTypeList().map((each) => `${name}.${each.getName()}`),
    ...message.getNestedTypeList().flatMap((nested) => symbolsOfMessage(nested, `${name}.`)),
  ];
}
