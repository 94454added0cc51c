// Server reflection, v1 and v1alpha, from the raw descriptors
// (https://github.com/grpc/grpc/blob/master/doc/server-reflection.md).
import { type Server, type ServerDuplexStream, type ServiceDefinition, status } from '@grpc/grpc-js';
import services from '../../protos/generated/grpc_reflection_grpc_pb.js';
import pb from '../../protos/generated/grpc_reflection_pb.js';
import { type Descriptors, loadDescriptors } from './descriptors.js';
import { toMessage } from './codec.js';

type Request = InstanceType<typeof pb.ServerReflectionRequest>;
type Response = InstanceType<typeof pb.ServerReflectionResponse>;
type Answer = Parameters<typeof toMessage<Response>>[1];

/** Lets clients ask the server for its service and every message of it. */
export function addReflection(server: Server, serviceName: string): void {
  const descriptors = loadDescriptors();
  const everyServer = [
    'ecommerce.BatchService',
    'grpc.health.v1.Health',
    'grpc.reflection.v1.ServerReflection',
  ];
  const listed = [serviceName, ...everyServer];
  const serverReflectionInfo = (stream: ServerDuplexStream<Request, Response>): void => {
    stream.on('data', (request: Request) => {
      stream.write(
        toMessage(pb.ServerReflectionResponse, {
          valid_host: request.getHost(),
          original_request: request,
          ...answer(request, descriptors, listed),
        }),
      );
    });
    stream.on('end', () => stream.end());
  };
  const definition = services.ServerReflectionService as unknown as ServiceDefinition;
  server.addService(definition, { serverReflectionInfo });
  server.addService(inVersion(definition, 'v1alpha'), { serverReflectionInfo });
}

/** Older clients ask for the same messages under the name v1alpha. */
function inVersion(definition: ServiceDefinition, version: string): ServiceDefinition {
  return Object.fromEntries(
    Object.entries(definition).map(([name, method]) => [
      name,
      { ...method, path: method.path.replace('.v1.', `.${version}.`) },
    ]),
  );
}

function answer(request: Request, descriptors: Descriptors, listed: string[]): Answer {
  const { MessageRequestCase } = pb.ServerReflectionRequest;
  switch (request.getMessageRequestCase()) {
    case MessageRequestCase.LIST_SERVICES: {
      const service = listed.map((name) => toMessage(pb.ServiceResponse, { name }));
      return { list_services_response: toMessage(pb.ListServiceResponse, { service }) };
    }
    case MessageRequestCase.FILE_BY_FILENAME:
      return files(descriptors.file(request.getFileByFilename()));
    case MessageRequestCase.FILE_CONTAINING_SYMBOL:
      return files(descriptors.fileContaining(request.getFileContainingSymbol()));
    case MessageRequestCase.ALL_EXTENSION_NUMBERS_OF_TYPE: {
      const base_type_name = request.getAllExtensionNumbersOfType();
      return { all_extension_numbers_response: toMessage(pb.ExtensionNumberResponse, { base_type_name }) };
    }
    default:
      return files(null); // no file here defines extensions
  }
}

function files(found: Uint8Array[] | null): Answer {
  if (!found) {
    const error = { error_code: status.NOT_FOUND, error_message: 'No such symbol or file.' };
    return { error_response: toMessage(pb.ErrorResponse, error) };
  }
  return {
    file_descriptor_response: toMessage(pb.FileDescriptorResponse, { file_descriptor_proto: found }),
  };
}
