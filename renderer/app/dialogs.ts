import { useSyncExternalStore } from 'react';
import type { Payment } from '../../contract/payments.ts';
import { onSessionChange } from '../api/session.ts';

/** Dialogs that open from anywhere: one at a time, over whatever screen is there. */

export interface RoomAtHand {
  readonly id: number;
  readonly name: string;
}

export type Dialog =
  | {
      readonly kind: 'accept';
      readonly mode: 'payment' | 'return';
      /** Known already: the dialog begins with its sum. */
      readonly agrid?: number;
    }
  | {
      readonly kind: 'endRent';
      /** Known already: the dialog begins with its last day. */
      readonly room?: RoomAtHand;
    }
  | { readonly kind: 'editPayment'; readonly payment: Payment }
  | { readonly kind: 'palette' };

let current: Dialog | null = null;
const listeners = new Set<() => void>();

const become = (dialog: Dialog | null) => {
  current = dialog;
  for (const listener of listeners) listener();
};

export const openDialog = (dialog: Dialog): void => become(dialog);
export const closeDialog = (): void => become(null);

export const useDialog = (): Dialog | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );

onSessionChange(closeDialog);
