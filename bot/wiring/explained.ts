import { BadSettings } from '../config';
import { CopyFault } from '../ledger/copies/panelCopy';
import { NewerData } from '../ledger/store';
import { SealFault } from '../store/sealedFile';

/** What needs no stack to be understood by whoever runs a command. */
export class Explained extends Error {}

/** @param otherwise what is to be said of a fault: "The log could not be looked at" */
export function explain(error: unknown, otherwise: string): string {
  const plain = [Explained, BadSettings, NewerData, CopyFault, SealFault];
  if (error instanceof Error && plain.some((kind) => error instanceof kind)) return error.message;
  return `${otherwise}: ${error instanceof Error ? error.message : String(error)}`;
}
