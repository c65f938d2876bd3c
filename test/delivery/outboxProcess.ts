import { openOutboxStand } from './outboxStand';

/** A process of its own: `node outboxProcess.js <file> <processId> <offsetMs>` sends what waits, until it is ended. */
async function main([file = '', processId = '', offsetMs = '0']: readonly string[]): Promise<void> {
  const { kick } = await openOutboxStand(file, { processId, offsetMs: Number(offsetMs) });
  kick();
  setInterval(kick, 50);
}

void main(process.argv.slice(2));
