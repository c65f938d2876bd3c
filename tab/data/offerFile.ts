import type { FileView } from '../../bot/contract';

/** Hands a file to the person, as a download. */
export function offerFile({ fileName, mediaType, text, base64 }: Omit<FileView, 'holds'>): void {
  const content = base64 === undefined ? (text ?? '') : Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
  offerBlob(fileName, new Blob([content], { type: mediaType }));
}

export function offerBlob(fileName: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = fileName;
  link.click();
  // Some browsers read the address only after the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
