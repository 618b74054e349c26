import { ExchangeError } from '../../../main/sync/transport.ts';
import type { Faults } from '../support/memory.ts';
import type { DeskMachine, Line } from '../support/world.ts';

/** A hostile line: every question and every answer lies here until it is let through, lost, or let through twice. */

interface Travelling {
  readonly desk: DeskMachine;
  /** The process that asked: a later one of the same desk never hears of the answer. */
  readonly life: Faults;
  /** Let the centre answer. */
  readonly ask: () => Promise<unknown>;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
  /** Present on the way back. */
  answer?: { readonly value: unknown } | { readonly error: unknown };
}

export const cut = () => new ExchangeError('unreachable', 0, 'network', 'the line is cut');

export const hostileLine = () => {
  const travelling: Travelling[] = [];
  const waiting = new Map<DeskMachine, () => void>();
  const line: Line = (desk, ask) =>
    new Promise((resolve, reject) => {
      travelling.push({ desk, life: desk.faults, ask, resolve, reject });
      waiting.get(desk)?.();
    });
  const take = (index: number): Travelling => {
    const [one] = travelling.splice(index, 1);
    if (one === undefined) throw new Error('nothing travels there');
    return one;
  };
  return {
    line,
    count: () => travelling.length,
    /** Resolves when the desk waits for the line again, or its round has ended. */
    settled: (desk: DeskMachine, round: Promise<unknown>): Promise<void> => {
      // It may have asked before anybody began to wait.
      if (travelling.some((one) => one.desk === desk && one.life === desk.faults)) return Promise.resolve();
      return Promise.race([
        round.then(
          () => {},
          () => {},
        ),
        new Promise<void>((resolve) => {
          waiting.set(desk, resolve);
        }),
      ]);
    },
    /** Lets one message go a leg of its way: the question is answered, or the answer arrives where it is still waited for. */
    deliver: async (index: number, twice: boolean): Promise<{ desk: DeskMachine; arrived: boolean }> => {
      const one = take(index);
      const { desk } = one;
      if (one.answer !== undefined) {
        if ('value' in one.answer) one.resolve(one.answer.value);
        else one.reject(one.answer.error);
        return { desk, arrived: one.life === desk.faults };
      }
      const times = twice ? 2 : 1;
      for (let n = 0; n < times; n++) {
        one.answer = await one.ask().then(
          (value) => ({ value }),
          (error: unknown) => ({ error: error instanceof ExchangeError ? error : cut() }),
        );
      }
      travelling.push(one);
      return { desk, arrived: false };
    },
    lose: (index: number): { desk: DeskMachine; arrived: boolean } => {
      const one = take(index);
      one.reject(cut());
      return { desk: one.desk, arrived: one.life === one.desk.faults };
    },
  };
};
export type HostileLine = ReturnType<typeof hostileLine>;
