import type { form as ru } from '../ru/form.ts';

export const form: Record<keyof typeof ru, string> = {
  save: 'Save',
  cancel: 'Cancel',
  calendar: 'Pick a day in the calendar',
  dateHint: 'DD.MM.YYYY',
  leaveTitle: 'What you typed is not saved',
  leaveText: 'If you leave this page, what you typed is lost.',
  leaveTextDraft: 'The draft stays on this computer: come back here and go on where you stopped.',
  stay: 'Stay',
  closeText: 'If you close this window, what you typed is lost.',
  closeAnyway: 'Close without saving',
  leave: 'Leave',
  leaveForget: 'Leave and delete the draft',
  draftRestored: 'Draft of {{time}} restored.',
  draftForget: 'Start over',
  draftFailed: 'The draft is not being saved right now: {{message}}',
};
