import { readFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { PanelId } from '../../domain/ids';
import type { Seal, SealKey } from '../../store/sealedFile';
import { Explained } from '../explained';

/** A command as the operator gives it, on the server's machine and with its settings. */
export interface OperatorsCommand {
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly print: (text: string) => void;
}

/** As the panel's log names whoever did it: as they say, else by the account and machine. */
export function whoOperates(given: string | undefined): string {
  return given ?? `${userInfo().username} on ${hostname()}`;
}

export function panelIdIn(text: string): PanelId {
  const read = PanelId.safeParse(text);
  if (!read.success) throw new Explained(`“${text}” is no id of a panel.`);
  return read.data;
}

const LEAST_PASSPHRASE = 20;

export function sealIn(recipients: readonly string[], passphraseFile: string | undefined): Seal {
  if ((recipients.length === 0) === (passphraseFile === undefined)) {
    throw new Explained('Say whom it is for: --recipient age1… (once or more), or --passphrase-file FILE.');
  }
  if (passphraseFile === undefined) return { recipients };
  const passphrase = passphraseIn(passphraseFile);
  if (passphrase.length < LEAST_PASSPHRASE) {
    throw new Explained(
      `A passphrase of ${LEAST_PASSPHRASE} characters or more, please: whoever has the file can try for years.`,
    );
  }
  return { passphrase };
}

export function sealKeyIn(keyFile: string | undefined, passphraseFile: string | undefined): SealKey {
  if (keyFile !== undefined && passphraseFile === undefined) return { keys: keysIn(keyFile) };
  if (passphraseFile !== undefined && keyFile === undefined) return { passphrase: passphraseIn(passphraseFile) };
  throw new Explained('Say what opens it: --key FILE, or --passphrase-file FILE.');
}

/** As age itself reads a file of keys: lines, comments left out. */
function keysIn(file: string): string[] {
  const keys = readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('AGE-SECRET-KEY-'));
  if (keys.length === 0) throw new Explained(`${file} holds no key: it begins with AGE-SECRET-KEY-.`);
  return keys;
}

/** Its first line; never among the arguments, which everybody on the machine can list. */
function passphraseIn(file: string): string {
  const [line = ''] = readFileSync(file, 'utf8').split(/\r?\n/);
  return line;
}
