import type { Mirror } from '../mirror.ts';
import type * as ru from '../ru/staff.ts';

export const staff: Mirror<Pick<typeof ru, 'staff'>>['staff'] = {
  tabs: 'Parts of the Staff screen',
  tree: 'Structure',
  access: 'Accesses',
  time: 'Working time',
  searchLabel: 'Search an employee by name or role',
  searchPlaceholder: 'Name or role',
  found_one: '{{count}} employee',
  found_other: '{{count}} employees',
  nobody: 'Nobody found for “{{query}}”',
  nobodyHint: 'Check the spelling or clear the search.',
  empty: 'No staff yet',
  emptyHint: 'They appear after the first exchange with the centre.',
  failed: 'The staff did not load',
  outside: 'Outside the hierarchy',
  loop: 'Chiefs in a circle',
  loopHint: '{{names}}: each is written down as the chief of the next. Tell whoever keeps the staff list.',
  under_one: '{{count}} report',
  under_other: '{{count}} reports',
  you: 'you',
  choose: 'Choose an employee',
  chooseHint: 'His accesses, and who changed them and when, appear here.',
  chief: 'Chief',
  noChief: 'none',
  level: 'Level',
  levelOutside: 'outside the hierarchy',
  write: 'Write',
  hours: 'Working time',
  rights: 'Accesses',
  noRights: 'Read only',
  history: 'Changes of accesses',
  historyEmpty: 'Never changed since the log began.',
  historyFailed: 'The history did not load',
  given: 'given: {{right}}',
  taken: 'taken: {{right}}',
  employee: 'Employee',
  matrix: 'Accesses of the staff',
  matrixHint: 'Arrows move between cells, Space gives or takes an access. Every change is confirmed.',
  confirmGive: 'Give the access?',
  confirmTake: 'Take the access?',
  confirmDo: 'Give access',
  confirmUndo: 'Take access',
  when: 'Here at once, without a new sign-in. On other computers after their next exchange with the centre. The change is logged.',
  ownAccess: 'This is your own access: you will not be able to give it back to yourself.',
  changedGive: 'Access given: {{name}} — {{right}}.',
  changedTake: 'Access taken: {{name}} — {{right}}.',
  revert: 'Put it back',
};

export const accessNames: Record<keyof typeof ru.accessNames, string> = {
  can_add_clients_agrs: 'Clients, agreements',
  can_approve_clients: 'Approval',
  can_edit_clients: 'Editing clients',
  can_add_edit_payments: 'Payments',
  can_set_accesses: 'Accesses',
  needs_time_control: 'Time control',
};

export const accessHints: Record<keyof typeof ru.accessNames, string> = {
  can_add_clients_agrs: 'Adds clients, forms agreements, tests and bookings',
  can_approve_clients: 'Compares the passport with its photo and approves the client',
  can_edit_clients: 'Changes clients’ data and passport photos',
  can_add_edit_payments: 'Accepts and edits payments, makes refunds',
  can_set_accesses: 'Gives and takes accesses, sets schedules, sees everybody’s hours',
  needs_time_control: 'Marks the start and end of the working day and is in the time sheet',
};

export const accessGiven: Record<keyof typeof ru.accessNames, string> = {
  can_add_clients_agrs: '{{name}} will be able to add clients and form agreements, tests and bookings.',
  can_approve_clients: '{{name}} will be able to approve clients, which puts their agreements into force.',
  can_edit_clients: '{{name}} will be able to change clients’ data and passport photos.',
  can_add_edit_payments: '{{name}} will be able to accept and edit payments and make refunds.',
  can_set_accesses:
    '{{name}} will be able to give and take everybody’s accesses, yours too, set schedules and see all working time.',
  needs_time_control: '{{name}} will mark the start and end of the working day and be in the time sheet.',
};

export const accessTaken: Record<keyof typeof ru.accessNames, string> = {
  can_add_clients_agrs: '{{name}} will no longer add clients or form agreements, tests and bookings.',
  can_approve_clients: '{{name}} will no longer approve clients.',
  can_edit_clients: '{{name}} will no longer change clients’ data.',
  can_add_edit_payments: '{{name}} will no longer accept or edit payments or make refunds.',
  can_set_accesses: '{{name}} will no longer set accesses and schedules.',
  needs_time_control: '{{name}} need not mark the working day. Earlier marks stay in the time sheet.',
};
