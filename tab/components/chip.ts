/** A view of a list, or something that narrows it. */
export interface Chip {
  readonly name: string;
  readonly on: boolean;
  readonly onToggle: () => void;
}
