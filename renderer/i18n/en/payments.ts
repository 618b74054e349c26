/** Payments, returns, future payments, the close of the day. */
export const payments = {
  edit: 'Edit',
  editPayment: 'Payment №{{id}}',
  editReturn: 'Return №{{id}}',
  agreementNumber: 'Agreement №',
  editHint: 'Both versions stay in the log.',
  cancel: 'Cancel',
  save: 'Save',
} as const;
