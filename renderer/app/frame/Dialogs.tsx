import { useWindowEvent } from '@mantine/hooks';
import { dialogOpen } from '../../components/keys.ts';
import { EndRentDialog } from '../../features/agreements/EndRentDialog.tsx';
import { Palette } from '../../features/palette/Palette.tsx';
import { AcceptDialog } from '../../features/payments/accept/AcceptDialog.tsx';
import { EditPaymentDialog } from '../../features/payments/edit/EditPaymentDialog.tsx';
import { openDialog, useDialog } from '../dialogs.ts';

/** The dialog that is open over the screen, and the keys that open one from anywhere. */
export const Dialogs = () => {
  const dialog = useDialog();
  useWindowEvent('keydown', (event) => {
    if (event.defaultPrevented || event.altKey || event.shiftKey) return;
    const held = event.ctrlKey || event.metaKey;
    const opens =
      held && event.code === 'KeyK'
        ? ({ kind: 'palette' } as const)
        : !held && event.key === 'F2'
          ? ({ kind: 'accept', mode: 'payment', ...agreementUnder(event.target) } as const)
          : null;
    if (opens === null) return;
    // The browser's own Ctrl+K would leave the page.
    event.preventDefault();
    if (dialog?.kind === 'palette' || !dialogOpen()) openDialog(opens);
  });
  if (dialog === null) return null;
  if (dialog.kind === 'palette') return <Palette />;
  if (dialog.kind === 'accept') return <AcceptDialog key={dialog.agrid ?? 0} {...dialog} />;
  if (dialog.kind === 'endRent') return <EndRentDialog {...dialog} />;
  return <EditPaymentDialog {...dialog} />;
};

/** Over a row that is about an agreement, and on a card of one, F2 begins with it. */
const agreementUnder = (target: EventTarget | null): { agrid?: number } => {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-agreement]') : null;
  const card = document.querySelector<HTMLElement>('[data-agreement-here]');
  const agrid = Number(row?.dataset.agreement ?? card?.dataset.agreementHere);
  return agrid > 0 ? { agrid } : {};
};
