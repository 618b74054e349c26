import type { notices as russian } from '../ru/notices.ts';

export const notices: Record<keyof typeof russian, string> = {
  title: 'Texts and e-mails to the client',
  none: 'Nothing has been sent to the client yet',
  asked: 'Asked for',
  what: 'What and where to',
  state: 'State',
  again: 'Send again',
  sent: 'Sent {{time}}',
  queued: 'In the queue',
  failed: 'Not sent',
  waitsForCentre: 'Waits for the line to the centre, which sends it.',
  bySms: 'Text',
  byEmail: 'E-mail',
};
