/** Texts of the history of a client's changes. */
export const history = {
  title: 'История изменений',
  when: 'Когда и кто',
  what: 'Что изменилось',
  approved: 'Паспорт подтверждён',
  rejected: 'Паспорт забракован',
} as const;
