/** Inputs of commands, as the API makes them. */

export const payment = (agreementId: number, rubles: number, more: object = {}) => ({
  agreementId,
  paidOn: null,
  type: 'Наличными',
  article: 'Аренда',
  returned: false,
  amount: rubles * 100,
  returnReason: null,
  comment: null,
  ...more,
});

export const letting = (roomId: number, clientId: number, more: object = {}) => ({
  clientId,
  client: null,
  roomIds: [roomId],
  begin: null,
  plannedEnd: null,
  months: 3,
  deposit: 0,
  payment: null,
  ...more,
});
