import { useWindowEvent } from '@mantine/hooks';
import { dialogOpen } from '../../components/keys.ts';
import { EndRentDialog } from '../../features/agreements/EndRentDialog.tsx';
import { Palette } from '../../features/palette/Palette.tsx';
import { AcceptDialog } from '../../features/payments/accept/AcceptDialog.tsx';
import { EditPaymentDialog } from '../../features/payments/edit/EditPaymentDialog.tsx';
import { type Dialog, openDialog, type RoomAtHand, useDialog } from '../dialogs.ts';

/** The dialog that is open over the screen, and the keys that open one from anywhere. */
export const Dialogs = () => {
  const dialog = useDialog();
  useWindowEvent('keydown', (event) => {
    if (event.defaultPrevented || event.altKey || event.shiftKey) return;
    const opens = opensBy(event);
    if (opens === null) return;
    // The browser's own Ctrl+K would leave the page.
    event.preventDefault();
    if (dialog?.kind === 'palette' || !dialogOpen()) openDialog(opens);
  });
  if (dialog === null) return null;
  if (dialog.kind === 'palette') return <Palette />;
  if (dialog.kind === 'accept') return <AcceptDialog key={dialog.agrid ?? 0} {...dialog} />;
  if (dialog.kind === 'endRent') return <EndRentDialog key={dialog.room?.id ?? 0} {...dialog} />;
  return <EditPaymentDialog {...dialog} />;
};

const opensBy = (event: KeyboardEvent): Dialog | null => {
  if (event.ctrlKey || event.metaKey) return event.code === 'KeyK' ? { kind: 'palette' } : null;
  if (event.key === 'F2') return { kind: 'accept', mode: 'payment', ...agreementUnder(event.target) };
  return event.key === 'F4' ? { kind: 'endRent', ...roomAtHand() } : null;
};

/** Over a row that is about an agreement, and on a card of one, F2 begins with it. */
const agreementUnder = (target: EventTarget | null): { agrid?: number } => {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-agreement]') : null;
  const card = document.querySelector<HTMLElement>('[data-agreement-here]');
  const agrid = Number(row?.dataset.agreement ?? card?.dataset.agreementHere);
  return agrid > 0 ? { agrid } : {};
};

/** With a let room's panel or card open, F4 begins with that room. */
const roomAtHand = (): { room?: RoomAtHand } => {
  const { roomHere, roomName = '' } = document.querySelector<HTMLElement>('[data-room-here]')?.dataset ?? {};
  return roomHere === undefined ? {} : { room: { id: Number(roomHere), name: roomName } };
};
