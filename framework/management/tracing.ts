// Turns traces on in a process that serves, if OTEL_EXPORTER_OTLP_ENDPOINT is set.
import { settings } from '../conf/settings.js';
import { projectVersion } from '../conf/version.js';
import { logger } from '../logging.js';
import { traceWith } from '../tracing/spans.js';
import { ServerError } from './command.js';

const PACKAGES =
  '@opentelemetry/api @opentelemetry/resources @opentelemetry/sdk-trace-base @opentelemetry/exporter-trace-otlp-http';

/** `name` is that of the process in traces: `shop-web`. Returns a function that sends the last spans. */
export async function startTracing(name: string): Promise<() => Promise<void>> {
  const endpoint = settings.OTEL_EXPORTER_OTLP_ENDPOINT;
  if (endpoint === '') return () => Promise.resolve();
  const { openTelemetry } = await import('../tracing/open_telemetry.js').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new ServerError(
      `OTEL_EXPORTER_OTLP_ENDPOINT is set, but the packages for traces are not installed: npm install --no-save ${PACKAGES}`,
    );
  });
  const { tracer, end } = openTelemetry(endpoint, { name, version: projectVersion() });
  traceWith(tracer);
  return async () => {
    traceWith(undefined);
    await end().catch((error: unknown) => logger.warn({ err: error }, 'the last spans could not be sent'));
  };
}
