/** For so long after something was found, and after the start, it is worth looking at each turn. */
const LIVELY_MS = 5 * 60_000;

/**
 * Which turns of a timer to look at: each while something turned up lately, else one every `calmMs`. A look at Cosmos asks
 * all of its partitions and costs more, month by month, than all that a panel does.
 */
export class Looking {
  private lookedAt = 0;
  private foundAt = performance.now();

  constructor(private readonly calmMs: number) {}

  isTurn(): boolean {
    const now = performance.now();
    if (now - this.foundAt > LIVELY_MS && now - this.lookedAt < this.calmMs) return false;
    this.lookedAt = now;
    return true;
  }

  found(count: number): void {
    if (count > 0) this.foundAt = performance.now();
  }
}
