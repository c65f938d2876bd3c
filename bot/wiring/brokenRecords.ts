import type { PanelId } from '../domain/ids';
import { isNewerData } from '../domain/refusal';
import { recordOf } from '../ledger/records';
import type { StoredDocument } from '../ledger/store';
import { isRecordType } from '../ledger/todaysShapes';

/** More are said again. */
const MOST_SAID = 1_000;

/** Which records cannot be read: whoever runs the deployment is told of each once, by kind and id. */
export class BrokenRecords {
  private readonly said = new Set<string>();

  constructor(private readonly log: (message: string, details: object) => void) {}

  /** What a newer version wrote is read by that one. */
  isReadable(document: StoredDocument): boolean {
    if (!isRecordType(document.type)) return true;
    try {
      recordOf(document.type, document);
      return true;
    } catch (error) {
      if (isNewerData(error)) return true;
      this.say(document, error);
      return false;
    }
  }

  private say({ panelId, type, id, version }: StoredDocument, error: unknown): void {
    const key = JSON.stringify([panelId, id, version]);
    if (this.said.has(key)) return;
    if (this.said.size >= MOST_SAID) this.said.clear();
    this.said.add(key);
    this.log(isWholePanel(type) ? panelText(panelId, id) : 'A record cannot be read and is left out of lists', {
      ...{ panelId, type, id, error },
    });
  }
}

/** Without them nothing of a panel can be shown. */
function isWholePanel(type: string): boolean {
  return type === 'head' || type === 'panel';
}

function panelText(panelId: PanelId, id: string): string {
  return `The panel ${panelId} cannot be read, for its record ${id} cannot: it is not served, others are`;
}
