import type { history as ru } from '../ru/history.ts';

export const history: Record<keyof typeof ru, string> = {
  title: 'History of changes',
  when: 'When and who',
  what: 'What changed',
  approved: 'Passport approved',
  rejected: 'Passport rejected',
};
