/** Shared by every screen: words of buttons, errors, units. */
export const common = {
  product: 'Mesto Desk',
  retry: 'Try again',
  reset: 'Reset filters',
  close: 'Close',
  all: 'All',
  loading: 'Loading…',
  back: 'Back',
  copied: 'Copied',
  show: 'show',
  hide: 'hide',
  clear: 'Clear',
  showAll: 'Show all ({{count}})',
  less: 'Show fewer',
  skip: 'Skip to content',
} as const;

export const errors = {
  network: 'The program on this computer does not answer. Check that Mesto Desk is running and try again.',
  timeout: 'The program takes too long to answer. Try again.',
  badAnswer:
    'An answer came that this version does not understand. Restart the program; if that does not help, contact support.',
  unknown: 'Something went wrong. Try again; if that does not help, restart the program.',
  stale: 'Refreshing failed, earlier data are shown. {{message}}',
  crash: 'The screen did not open because of an error in the program. No data were harmed.',
  crashRetry: 'Open again',
  code: 'Code: {{code}}',
  notFoundText: 'There is nothing at this address. The link may be out of date.',
  toClients: 'To the clients',
  toToday: 'To “Today”',
} as const;

export const units = {
  perSquare: '{{value}} ₽/m²',
  area: '{{value}} m²',
  volume: '{{value}} m³',
  metres: '{{value}} m',
  percent: '{{value}} %',
  days: '{{value}} d',
  debt_one: 'In debt: {{n}} day unpaid',
  debt_other: 'In debt: {{n}} days unpaid',
  paid_one: 'Paid for {{n}} more day',
  paid_other: 'Paid for {{n}} more days',
  paidToday: 'Payment is due today',
  floor: 'Floor {{floor}}',
  room: 'Room {{name}}',
} as const;
