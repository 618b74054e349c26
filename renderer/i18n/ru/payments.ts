/** Платежи, возвраты, предстоящие платежи, закрытие дня. */
export const payments = {
  edit: 'Изменить',
  editPayment: 'Платёж №{{id}}',
  editReturn: 'Возврат №{{id}}',
  agreementNumber: 'Договор №',
  editHint: 'Обе версии останутся в журнале.',
  cancel: 'Отмена',
  save: 'Сохранить',
} as const;
