// The gRPC services as the page about them shows them: from the .proto files, with their comments.
import protobuf from 'protobufjs';
import { protoFiles } from '../grpc/proto_files.js';

interface ShownField {
  name: string;
  type: string;
  /** Where the page describes the type; '' for a scalar. */
  anchor: string;
  comment: string;
}

interface ShownMessage {
  name: string;
  anchor: string;
  comment: string;
  fields: ShownField[];
}

interface ShownMethod {
  name: string;
  comment: string;
  request: string;
  response: string;
  /** The names of the types with "stream " before a stream. */
  takes: string;
  gives: string;
}

/** A .proto file with a service: `package` is the prefix of its names. */
interface ShownFile {
  file: string;
  package: string;
  about: string;
  services: { name: string; comment: string; methods: ShownMethod[] }[];
  messages: ShownMessage[];
}

/** The files whose services belong to the shop; those of gRPC itself, such as health, are described elsewhere. */
export function shownFiles(): ShownFile[] {
  return protoFiles()
    .filter(({ name, services }) => services.length > 0 && !name.startsWith('grpc_'))
    .map(({ name, text }) => shown(name, text));
}

function shown(file: string, text: string): ShownFile {
  const { root, package: prefix = '' } = protobuf.parse(text, {
    keepCase: true,
    alternateCommentMode: true,
    preferTrailingComment: true,
  });
  const inside = prefix === '' ? root : (root.lookup(prefix) as protobuf.Namespace);
  const messages = inside.nestedArray.filter((each) => each instanceof protobuf.Type);
  const known = new Set(messages.map((each) => each.name));
  const services = inside.nestedArray.filter((each) => each instanceof protobuf.Service);
  return {
    file,
    package: prefix,
    about: aboutOf(text),
    services: services.map((service) => ({
      name: service.name,
      comment: service.comment ?? '',
      methods: service.methodsArray.map((method) => shownMethod(prefix, method)),
    })),
    messages: messages.map((message) => ({
      name: message.name,
      anchor: anchorOf(prefix, message.name),
      comment: message.comment ?? '',
      fields: message.fieldsArray.map((field) => shownField(prefix, field, known)),
    })),
  };
}

function shownMethod(prefix: string, method: protobuf.Method): ShownMethod {
  const { requestType, responseType, requestStream, responseStream } = method;
  return {
    name: method.name,
    comment: method.comment ?? '',
    request: anchorOf(prefix, requestType),
    response: anchorOf(prefix, responseType),
    takes: `${requestStream ? 'stream ' : ''}${requestType}`,
    gives: `${responseStream ? 'stream ' : ''}${responseType}`,
  };
}

function shownField(prefix: string, field: protobuf.Field, known: ReadonlySet<string>): ShownField {
  const { name, type, repeated, comment } = field;
  const anchor = known.has(type) ? anchorOf(prefix, type) : '';
  return { name, type: `${repeated ? 'repeated ' : ''}${type}`, anchor, comment: comment ?? '' };
}

const anchorOf = (prefix: string, name: string): string => `${prefix}.${name}`;

/** The comment before `package`, in paragraphs. */
function aboutOf(text: string): string {
  const head = text.slice(0, text.search(/^package /m));
  const lines = head.split('\n').filter((line) => line.startsWith('//'));
  return lines.map((line) => line.replace(/^\/\/ ?/, '')).join('\n');
}
