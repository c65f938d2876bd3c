/** Whoever probes waits no longer: their own patience is a few seconds. */
const PATIENCE_MS = 2_000;
/** What is not reached is asked again after so long. */
const AGAIN_MS = 2_000;

/** Whether something is reached: asked now and then, however often it is looked at, and once at a time. */
export class Reach {
  private isReached = false;
  private askedAt = Number.NEGATIVE_INFINITY;
  private asking: Promise<void> | undefined;

  constructor(
    private readonly ask: () => Promise<unknown>,
    /** For how long an answer is good. */
    private readonly keptMs: number,
  ) {}

  async look(): Promise<boolean> {
    const isKept = performance.now() - this.askedAt < (this.isReached ? this.keptMs : AGAIN_MS);
    if (isKept && this.asking === undefined) return this.isReached;
    this.asking ??= this.askAnew();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resume) => {
      timer = setTimeout(() => {
        this.isReached = false;
        resume();
      }, PATIENCE_MS).unref();
    });
    await Promise.race([this.asking, late]);
    clearTimeout(timer);
    return this.isReached;
  }

  private async askAnew(): Promise<void> {
    this.isReached = await this.ask().then(
      () => true,
      () => false,
    );
    this.askedAt = performance.now();
    this.asking = undefined;
  }
}
