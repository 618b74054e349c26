/** SMS and e-mails to clients. */
export const notices = {
  title: 'SMS и письма клиенту',
  none: 'Клиенту ещё ничего не отправляли',
  asked: 'Заказано',
  what: 'Что и куда',
  state: 'Состояние',
  again: 'Отправить ещё раз',
  sent: 'Отправлено {{time}}',
  queued: 'В очереди',
  failed: 'Не отправлено',
  waitsForCentre: 'Ждёт связи с центром: отправляет он.',
  bySms: 'SMS',
  byEmail: 'Письмо',
} as const;
