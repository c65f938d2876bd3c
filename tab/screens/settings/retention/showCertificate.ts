/** Of a button among what was disposed of. */
export function certificateButton(disposalId: string): string {
  return `certificate ${disposalId}`;
}

/** Goes to it, where the list has it already. */
export function showCertificate(disposalId: string): void {
  const button = document.getElementById(certificateButton(disposalId));
  button?.scrollIntoView({ block: 'center' });
  button?.focus({ preventScroll: true });
}
