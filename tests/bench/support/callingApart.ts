import { fork } from 'node:child_process';
import { join } from 'node:path';

interface Answered {
  readonly bytes: number;
  readonly ms: number;
}

/** Asks from a process of its own, as the screens do: what reads the answers takes nothing of the desk's event loop. */
export const callingApart = ({ url, token }: { readonly url: string; readonly token: string }) => {
  const caller = fork(join(import.meta.dirname, 'caller.ts'), [url, token]);
  const waiting = new Map<number, (answer: Answered & { status: number }) => void>();
  caller.on('message', (answer: Answered & { id: number; status: number }) => {
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  let last = 0;
  return {
    ask: async (path: string, method: 'GET' | 'POST' = 'GET'): Promise<Answered> => {
      last += 1;
      const id = last;
      const answer = await new Promise<Answered & { status: number }>((resolve) => {
        waiting.set(id, resolve);
        caller.send({ id, path, method });
      });
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
      return answer;
    },
    end: () => caller.kill(),
  };
};
