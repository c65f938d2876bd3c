import { randomUUID } from 'node:crypto';
import type { Config } from '../../config';
import type { Telemetry } from './telemetry';
import { version } from '../../../package.json';

/** Undefined where the settings name no place: then nothing of it is loaded. */
export async function openedTelemetry(config: Config): Promise<Telemetry | undefined> {
  const { APPLICATIONINSIGHTS_CONNECTION_STRING: place } = config;
  if (place === undefined) return undefined;
  const [{ azureMonitor }, { OpenTelemetry }] = await Promise.all([
    import('./azureMonitor'),
    import('./openTelemetry'),
  ]);
  const exporters = await azureMonitor(place, config.MODE === 'production' ? config : undefined);
  return new OpenTelemetry(exporters, version, randomUUID());
}
