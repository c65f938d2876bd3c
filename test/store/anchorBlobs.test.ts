import { AnonymousCredential, ContainerClient } from '@azure/storage-blob';
import { PanelId } from '../../bot/domain/ids';
import { LocalDate } from '../../bot/domain/time';
import type { AnchorStore } from '../../bot/ledger/anchors';
import { anchorBlobs } from '../../bot/store/anchorBlobs';
import { FakeBlobs } from '../support/fakeBlobs';

const north = PanelId.parse('northmoor');
const south = PanelId.parse('southmoor');
const day = (text: string) => LocalDate.parse(text);
const anchor = (panelId: PanelId, number: number, on: string, digit = 'a') => ({
  ...{ panelId, number, hash: digit.repeat(64), on: day(on) },
});

let storage: FakeBlobs;
let anchors: AnchorStore;

beforeEach(async () => {
  storage = new FakeBlobs();
  anchors = anchorBlobs(new ContainerClient(await storage.start(), new AnonymousCredential()));
});
afterEach(() => storage.stop());

describe('anchors in a container in which nothing is written over', () => {
  it('are kept once a panel and day, and listed by panel or all', async () => {
    await anchors.keep(anchor(north, 12, '2027-02-02'));
    await anchors.keep(anchor(north, 15, '2027-02-03'));
    await anchors.keep(anchor(south, 4, '2027-02-02'));
    expect(await anchors.list(north)).toEqual([anchor(north, 12, '2027-02-02'), anchor(north, 15, '2027-02-03')]);
    expect(await anchors.list()).toHaveLength(3);
  });

  it('stay as they are where somebody keeps another one for the same day, which is no fault', async () => {
    await anchors.keep(anchor(north, 12, '2027-02-02'));
    await anchors.keep(anchor(north, 99, '2027-02-02', 'b'));
    expect(await anchors.list(north)).toEqual([anchor(north, 12, '2027-02-02')]);
  });

  it('hold, each by itself, the line that the auditor’s mail has', async () => {
    await anchors.keep(anchor(north, 12, '2027-02-02'));
    const line = `{"panelId":"northmoor","number":12,"hash":"${'a'.repeat(64)}","on":"2027-02-02"}\n`;
    expect([...storage.blobs.values()].map(({ text }) => text)).toEqual([line]);
  });

  it('are missed by name where something else stands among them', async () => {
    storage.blobs.set('northmoor/notes', { text: 'x', metadata: {} });
    await expect(anchors.list()).rejects.toThrow('The blob northmoor/notes is no anchor');
  });
});
