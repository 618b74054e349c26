/** Search over everything: Ctrl+K. */
export const palette = {
  title: 'Search',
  open: 'Find anything',
  label: 'Client, phone, passport, INN, room, agreement, payment or action',
  placeholder: 'Name, phone, passport, room, agreement №, action…',
  found: 'Found',
  nothing:
    'Nothing found for “{{query}}”. Names, phones, passports, INNs, rooms, agreements, payments and actions are searched.',
  let: 'Let a room',
  actions: 'Actions',
  screens: 'Sections',
  rooms: 'Rooms',
  clients: 'Clients',
  agreements: 'Agreements',
  payments: 'Payments',
  paymentN: 'Payment №{{id}}',
  returnN: 'Return №{{id}}',
  by_passport: 'by passport',
  by_inn: 'by INN',
} as const;
