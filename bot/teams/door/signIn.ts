import { ChatFailure } from '../../useCases/messages/chatPoster';

/** The bearer token for the Bot Connector; undefined in local mode, where nobody asks for one. */
export type ConnectorToken = () => Promise<string | undefined>;

/** With the request that follows it stays within the 15 seconds for which a message is held. */
const TOKEN_WITHIN_MS = 3_000;
/** Whoever asks right after a failure would be told the same, or wait as long. */
const QUIET_MS = 1_000;

export interface SignInOptions {
  readonly log?: (message: string, details: object) => void;
  /** Both less in tests alone. */
  readonly withinMs?: number;
  readonly quietMs?: number;
}

/** The bot's own sign-in towards Teams: however many messages wait for a token, it is asked for once. */
export class SignIn {
  private asked: Promise<string | undefined> | undefined;
  private quietUntil = 0;

  constructor(
    private readonly ask: ConnectorToken,
    private readonly options: SignInOptions = {},
  ) {}

  /** @throws ChatFailure `notSignedIn` */
  async token(): Promise<string | undefined> {
    if (performance.now() < this.quietUntil) throw new ChatFailure('notSignedIn');
    this.asked ??= this.askInTime().finally(() => {
      this.asked = undefined;
    });
    return this.asked;
  }

  private async askInTime(): Promise<string | undefined> {
    const { withinMs = TOKEN_WITHIN_MS, quietMs = QUIET_MS, log } = this.options;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error('No token came in time')), withinMs);
    });
    try {
      return await Promise.race([this.ask(), late]);
    } catch (error) {
      this.quietUntil = performance.now() + quietMs;
      log?.('The bot could not sign in to Teams', { error });
      throw new ChatFailure('notSignedIn');
    } finally {
      clearTimeout(timer);
    }
  }
}
