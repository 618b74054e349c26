import { changedEvent } from '../../contract/exchange.ts';
import type { Identity } from './identity.ts';

/** The centre's word that something was written. */
export interface CentreEvents {
  /** Calls back with the centre's change counter until it is stopped; a stream that breaks off is opened again by itself. */
  listen(identity: Identity, onHead: (head: number) => void): { stop(): void };
}

const AGAIN_MS = 5000;

/** A stream of server-sent events over HTTP. */
export const httpEvents = (): CentreEvents => ({
  listen: (identity, onHead) => {
    const ended = new AbortController();
    const read = async (): Promise<void> => {
      const response = await fetch(`${identity.centre}/_sync_/events`, {
        headers: {
          authorization: `Device ${identity.deviceId}.${identity.secret}`,
          accept: 'text/event-stream',
        },
        signal: ended.signal,
      });
      if (!response.ok || response.body === null) return;
      let rest = '';
      for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
        const lines = (rest + piece).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) {
          if (line.startsWith('data: ')) onHead(changedEvent.parse(JSON.parse(line.slice(6))).head);
        }
      }
    };
    const go = async (): Promise<void> => {
      while (!ended.signal.aborted) {
        // The rounds tell whether there is a line; this only makes them sooner.
        await read().catch(() => {});
        if (!ended.signal.aborted) await new Promise((resolve) => setTimeout(resolve, AGAIN_MS).unref());
      }
    };
    void go();
    return { stop: () => ended.abort() };
  },
});
