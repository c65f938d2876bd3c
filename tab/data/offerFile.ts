import type { FileView } from '../../bot/contract';

/** Hands a file to the person, as a download. */
export function offerFile({ fileName, mediaType, text }: FileView): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: mediaType }));
  link.download = fileName;
  link.click();
  // Some browsers read the address only after the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
