import { isNewerData } from '../domain/refusal';
import type { RecordKind } from './recordKind';
import { documentOf, recordKinds, recordOf, type RecordType } from './records';
import type { Shapes } from './shapes';
import type { DocumentKeys, PanelDocument, StoredDocument } from './store';

/** What this version writes. */
export function todaysShapes(): Shapes {
  const rows = Object.entries(rowsOfKinds()).map(([kind, { upgrades = [], keying = 1, isFixed = false }]) => {
    const form = 1 + upgrades.length;
    return { kind, form, shape: { form: isFixed ? 1 : form, keying } };
  });
  return {
    kept: Object.fromEntries(rows.map(({ kind, shape }) => [kind, shape])),
    forms: Object.fromEntries(rows.map(({ kind, form }) => [kind, form])),
  };
}

export function isRecordType(type: string): type is RecordType {
  return Object.hasOwn(recordKinds, type);
}

/** How a stored document differs from what this version would have written. */
export type Rewriting =
  | { readonly kind: 'none' }
  /** Its keys alone: not a byte of the record changes. */
  | { readonly kind: 'keys'; readonly keys: DocumentKeys }
  /** The record itself is of an earlier form. */
  | { readonly kind: 'record' };

/** @throws as `recordOf` does */
export function rewritingOf(type: RecordType, stored: PanelDocument): Rewriting {
  const { isFixed = false } = rowsOfKinds()[type] ?? {};
  const today = documentOf(type, stored.panelId, recordOf(type, stored));
  if (!isFixed && (stored.form ?? 1) !== today.form) return { kind: 'record' };
  return textOfKeys(stored.keys) === textOfKeys(today.keys) ? { kind: 'none' } : { kind: 'keys', keys: today.keys };
}

/** Undefined where it cannot be read. What a newer version wrote has that one's keys. */
export function inTodaysKeys(stored: StoredDocument): StoredDocument | undefined {
  if (!isRecordType(stored.type)) return stored;
  try {
    const { keys } = documentOf(stored.type, stored.panelId, recordOf(stored.type, stored));
    return { ...stored, keys };
  } catch (error) {
    return isNewerData(error) ? stored : undefined;
  }
}

/** The keys that may stand otherwise while a kind is walked; undefined where any may. */
export function rekeyedIn(type: string): readonly string[] | undefined {
  return rowsOfKinds()[type]?.rekeyed;
}

type Row = Pick<RecordKind<never>, 'upgrades' | 'keying' | 'rekeyed' | 'isFixed'>;

function rowsOfKinds(): Readonly<Record<string, Row>> {
  return recordKinds;
}

/** In one order, without what is absent. */
export function textOfKeys(keys: DocumentKeys): string {
  return JSON.stringify(
    Object.entries(keys)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
