import {
  AzureMonitorLogExporter,
  AzureMonitorMetricExporter,
  AzureMonitorTraceExporter,
} from '@azure/monitor-opentelemetry-exporter';
import type { ProductionConfig } from '../../config';
import type { Exporters } from './openTelemetry';

const EVERY_MS = 60_000;

/**
 * To the Application Insights of the connection string. The machine's identity signs in where there is one (it needs
 * the role Monitoring Metrics Publisher there); without one the string's own key does.
 */
export async function azureMonitor(connectionString: string, config: ProductionConfig | undefined): Promise<Exporters> {
  // What the exporter tells Microsoft of itself, by another way than ours: which subscription and machine it runs on.
  process.env['APPLICATION_INSIGHTS_NO_STATSBEAT'] = 'true';
  const options = {
    connectionString,
    // It would write what could not be sent to the temporary folder of a container that has none to write.
    disableOfflineStorage: true,
    ...(config?.AZURE_CLIENT_ID === undefined
      ? {}
      : { credential: (await import('../../identity/azure')).machineCredential(config) }),
  };
  return {
    spans: new AzureMonitorTraceExporter(options),
    figures: new AzureMonitorMetricExporter(options),
    lines: new AzureMonitorLogExporter(options),
    everyMs: EVERY_MS,
  };
}
